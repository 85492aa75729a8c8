namespace LoadTest.Http.Wire;

/// <summary>What getrlimit(2) says: <c>struct rlimit</c> of a 64-bit Linux.</summary>
internal struct ResourceLimit
{
    public ulong Soft;
    public ulong Hard;
}
