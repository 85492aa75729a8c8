using System.Globalization;

namespace LoadTest.Run;

/// <summary>What tells a standstill from a thread that had to wait. Each is a sum since some time in the past.</summary>
/// <param name="SinceBoot">Time since the machine was started, suspension included; null where nobody says.</param>
/// <param name="WaitOfThread">How long the health thread could have run and had to wait; null where nobody says.</param>
/// <param name="CollectionPauses">Garbage collection pauses of the process.</param>
/// <param name="Processor">Processor time of the process.</param>
internal sealed record PauseSources(Func<TimeSpan?> SinceBoot, Func<TimeSpan?> WaitOfThread, Func<TimeSpan> CollectionPauses, Func<TimeSpan> Processor)
{
    /// <summary>Those of this process.</summary>
    public static PauseSources OfProcess(SystemFiles files, Func<string> healthThread) => new(
        () => Uptime(files.Read("/proc/uptime")),
        () => SchedulerTimes.Read(files.Read(healthThread())) is { } times ? TimeSpan.FromTicks(times.WaitedNanos / TimeSpan.NanosecondsPerTick) : null,
        GC.GetTotalPauseDuration,
        () => Environment.CpuUsage.TotalTime);

    /// <summary>The first number of <c>/proc/uptime</c> (proc(5)), in seconds.</summary>
    public static TimeSpan? Uptime(string? text) =>
        text?.Split(' ') is [var seconds, ..] && double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? TimeSpan.FromSeconds(value)
            : null;
}
