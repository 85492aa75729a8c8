using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>Any runner of xUnit tests: lines go to its diagnostic messages, which it shows when the user has switched them on.</summary>
internal sealed class DiagnosticHost(IMessageSink diagnostics) : ITestHost
{
    public bool IsStopRequested => false;

    public void Show(string line) => diagnostics.OnMessage(new DiagnosticMessage(line));
}
