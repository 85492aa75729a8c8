using LoadTest.Measure;

namespace LoadTest;

/// <summary>A request that a user has begun; handed back when it ends. See <see cref="UserContext.BeginRequest"/>.</summary>
public readonly struct RequestHandle
{
    internal RequestHandle(RequestSlot slot) => Slot = slot;

    internal RequestSlot Slot { get; }
}
