namespace LoadTest.Run;

/// <summary>Where a run's hooks are: they surround its users.</summary>
internal enum HookStage
{
    None,
    Starting,
    Started,

    /// <summary>They are being told that the users are about to be stopped.</summary>
    SeeingTheStop,
    SeenTheStop,
    Stopping,
    Stopped,
}
