namespace Shop;

/// <summary>How many requests were served: the count that a load generator's own count can be held against.</summary>
internal sealed class RequestCounter
{
    long _served;

    public long Served => Interlocked.Read(ref _served);

    public void Add() => Interlocked.Increment(ref _served);
}
