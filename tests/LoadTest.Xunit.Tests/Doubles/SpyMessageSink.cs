using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter.Tests.Doubles;

/// <summary>Keeps what it is told, as a sink and as a bus.</summary>
internal sealed class SpyMessageSink : LongLivedMarshalByRefObject, IMessageSink, IMessageBus
{
    readonly TaskCompletionSource _discovered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<IMessageSinkMessage> Messages { get; } = [];

    public bool WantsMore { get; set; } = true;

    public Task Discovered => _discovered.Task;

    public IEnumerable<string> Diagnostics => Messages.OfType<IDiagnosticMessage>().Select(message => message.Message);

    public bool OnMessage(IMessageSinkMessage message)
    {
        lock (Messages) Messages.Add(message);
        if (message is IDiscoveryCompleteMessage) _discovered.SetResult();
        return WantsMore;
    }

    public bool QueueMessage(IMessageSinkMessage message) => OnMessage(message);

    public void Dispose()
    {
    }
}
