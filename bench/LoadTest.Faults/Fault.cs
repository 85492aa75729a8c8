using LoadTest.Measure;

namespace LoadTest.Faults;

/// <summary>Something that is done to the generator while it measures a healthy server.</summary>
/// <param name="Name">As the command line names it.</param>
/// <param name="Cause">What the run has to say was wrong; null for the control, in which nothing is.</param>
/// <param name="LoadClass">Who sends the load.</param>
/// <param name="Wrap">The command that the run's process is started with, given what it would be otherwise.</param>
internal sealed record Fault(string Name, GeneratorTrouble? Cause, Type LoadClass, Func<IReadOnlyList<string>, IReadOnlyList<string>> Wrap)
{
    /// <summary>How long it lasts.</summary>
    /// <value>4 s; what is there from the beginning stays.</value>
    public TimeSpan Lasts { get; init; } = TimeSpan.FromSeconds(4);

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("idle", null, typeof(Visitor), command => command),
        new("brisk", null, typeof(Swarm), command => command),
        new("own-cpu", GeneratorTrouble.Cpu, typeof(Visitor), command => command),
        new("foreign-cpu", GeneratorTrouble.Cpu, typeof(Visitor), command => command),
        new("pool", GeneratorTrouble.PoolDelay, typeof(Blocker), command => command),
        new("gc", GeneratorTrouble.GarbageCollection, typeof(Visitor), command => command),
        new("stopped", GeneratorTrouble.Standstill, typeof(Visitor), command => command) { Lasts = TimeSpan.FromSeconds(2) },
        new("rate", GeneratorTrouble.Cpu, typeof(Racer), command => command),
        new("ports", GeneratorTrouble.Connections, typeof(Crowd), InNetworkWithFewPorts),
        new("client-per-request", GeneratorTrouble.Connections, typeof(Spender), InNetworkWithFewPorts),
        new("few-handles", GeneratorTrouble.Connections, typeof(Crowd), WithFewHandles),
        new("few-handles-platform", GeneratorTrouble.Connections, typeof(PlatformCrowd), WithFewHandles),
        new("handles", GeneratorTrouble.Connections, typeof(Spender), command => command),
    ];

    public static bool IsKnown(string name) => All.Any(fault => fault.Name == name);

    public static Fault Named(string name) => All.Single(fault => fault.Name == name);

    // A network of its own, in which nobody else's connections are touched; the server runs in it, too.
    static IReadOnlyList<string> InNetworkWithFewPorts(IReadOnlyList<string> command) =>
        ["unshare", "--net", "sh", "-c", "ip link set lo up && echo '40000 40019' > /proc/sys/net/ipv4/ip_local_port_range && exec \"$@\"", "sh", .. command];

    static IReadOnlyList<string> WithFewHandles(IReadOnlyList<string> command) => ["prlimit", "--nofile=128", .. command];
}
