using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace LoadTest.Adapter.Tests.Doubles;

/// <summary>Keeps what it is told; breaks when it is told to.</summary>
internal sealed class FakeRecorder : IMessageLogger
{
    public List<string> Lines { get; } = [];

    public bool IsBroken { get; set; }

    public void SendMessage(TestMessageLevel testMessageLevel, string message)
    {
        if (IsBroken) throw new InvalidOperationException("the platform is gone");
        Lines.Add($"{testMessageLevel}: {message}");
    }
}
