using System.Runtime.CompilerServices;
using System.Text;

namespace LoadTest.Testing;

/// <summary>
/// Compares a text with the file <c>Type.Method.verified.txt</c> beside the test. What was received is left in
/// <c>Type.Method.received.txt</c> when it differs. File naming and flow are those of Verify, so that a move to it changes this
/// file only.
/// </summary>
public static class Snapshot
{
    /// <summary>Set to 1, it makes differing snapshots the verified ones. Ignored where <c>CI</c> is true.</summary>
    public const string AcceptVariable = "SNAPSHOT_ACCEPT";

    /// <summary>Fails unless <paramref name="received"/> is what was verified before.</summary>
    /// <param name="received">The text; line ends are compared as LF.</param>
    /// <param name="file">Set by the compiler: the test's file, whose name is that of its type.</param>
    /// <param name="method">Set by the compiler: the test.</param>
    public static void Match(string received, [CallerFilePath] string file = "", [CallerMemberName] string method = "") =>
        MatchFile(received, Path.Combine(Path.GetDirectoryName(file) ?? "", $"{Path.GetFileNameWithoutExtension(file)}.{method}"));

    /// <summary>The same for a file with a name of its own.</summary>
    /// <param name="received">The text; line ends are compared as LF.</param>
    /// <param name="path">The path of the verified file without <c>.verified.txt</c>.</param>
    public static void MatchFile(string received, string path) => MatchFile(received, path, MayAccept(Environment.GetEnvironmentVariable));

    internal static bool MayAccept(Func<string, string?> environment) =>
        environment(AcceptVariable) == "1" && !string.Equals(environment("CI"), "true", StringComparison.OrdinalIgnoreCase);

    internal static void MatchFile(string received, string path, bool accepts)
    {
        var (verifiedPath, receivedPath) = ($"{path}.verified.txt", $"{path}.received.txt");
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(received.ReplaceLineEndings("\n"))); // as a file would keep it
        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : null;
        if (text == verified)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(accepts ? verifiedPath : receivedPath, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (accepts) File.Delete(receivedPath);
        else throw new SnapshotException($"{Difference(verified, text)}\nReceived: {receivedPath}\nTo accept it, run the test again with {AcceptVariable}=1 and review the diff of {verifiedPath}.");
    }

    static string Difference(string? verified, string received)
    {
        if (verified is null) return "There is no verified snapshot yet.";

        var (expected, actual) = (verified.Split('\n'), received.Split('\n'));
        var line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"The snapshot differs in line {line + 1}.\n  verified: {LineOf(expected, line)}\n  received: {LineOf(actual, line)}";
    }

    static string LineOf(string[] lines, int line) => line < lines.Length ? lines[line] : "(end)";
}
