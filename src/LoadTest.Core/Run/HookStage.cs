namespace LoadTest.Run;

/// <summary>Where a run's hooks are: they surround its users.</summary>
internal enum HookStage
{
    None,
    Starting,
    Started,
    Stopping,
    Stopped,
}
