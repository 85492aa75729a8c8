using System.Collections.Immutable;

namespace LoadTest.Data;

/// <summary>An item in a queue, with its journey and the queues that it has been put into, this one last.</summary>
internal sealed record Parcel<T>(T Item, Journey Journey, ImmutableArray<string> Stations);
