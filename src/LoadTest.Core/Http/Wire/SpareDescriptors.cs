namespace LoadTest.Http.Wire;

/// <summary>
/// The last file handles of the process are not for connections. .NET needs two for every thread that it starts, and ends the process,
/// "Out of memory.", when its thread pool cannot have one; result files and sensors need some, too. The kernel gives out the
/// lowest free number, so a high one says that nearly all are taken.
/// </summary>
internal static class SpareDescriptors
{
    /// <summary>How many are left free, of an eighth of all at most.</summary>
    public const int Most = 32;

    /// <summary>Whether the next descriptor would be one of the last. On Linux only.</summary>
    public static bool AreAllThatIsLeft()
    {
        using var next = Libc.EventDescriptor(0, Libc.CloseOnExec);
        return next.IsInvalid || Includes((int)next.DangerousGetHandle());
    }

    /// <summary>Whether a descriptor that was just opened is one of the last.</summary>
    public static bool Includes(int descriptor) =>
        Libc.GetLimit(Libc.OpenFilesLimit, out var limit) == 0 && Includes(descriptor, limit.Soft);

    /// <summary>The same of a limit that is known.</summary>
    internal static bool Includes(int descriptor, ulong limit) => (ulong)descriptor >= limit - Math.Min(Most, limit / 8);
}
