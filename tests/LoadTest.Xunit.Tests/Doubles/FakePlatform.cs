namespace LoadTest.Adapter.Tests.Doubles;

/// <summary>Objects that hold each other as those of xUnit's Visual Studio runner do: a sink in a sink, and in the innermost the flag and the recorder.</summary>
internal sealed class FakePlatform
{
    public FakePlatform(int depth)
    {
        object sink = new InnerSink(this);
        for (var level = 0; level < depth; level++) sink = new OuterSink(sink);
        Sink = sink;
    }

    public object Sink { get; }

    public bool IsCancelled { get; set; }

    public FakeRecorder Recorder { get; } = new();

#pragma warning disable CA1823 // fields are what is searched; nobody reads them by name
    sealed class InnerSink(FakePlatform platform)
    {
        readonly Func<bool> _cancelledThunk = () => platform.IsCancelled;
        readonly object _recorder = platform.Recorder;
    }

    sealed class OuterSink(object inner)
    {
        readonly object _innerSink = inner;
    }
#pragma warning restore CA1823
}
