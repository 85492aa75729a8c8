using System.Xml.Linq;

namespace LoadTest.Acceptance;

/// <summary>The results in a TRX file, as CI servers read them.</summary>
public static class Trx
{
    static readonly XNamespace Ns = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Outcome, message and stack trace by the display name of the test.</summary>
    public static IReadOnlyDictionary<string, (string Outcome, string Message, string StackTrace)> Read(string folder)
    {
        var file = Directory.EnumerateFiles(folder, "*.trx").Single();
        return XDocument.Load(file).Descendants(Ns + "UnitTestResult").ToDictionary(
            result => (string)result.Attribute("testName")!,
            result => (
                (string)result.Attribute("outcome")!,
                result.Descendants(Ns + "Message").FirstOrDefault()?.Value ?? "",
                result.Descendants(Ns + "StackTrace").FirstOrDefault()?.Value ?? ""));
    }
}
