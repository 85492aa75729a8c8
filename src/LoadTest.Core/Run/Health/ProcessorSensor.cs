using System.Globalization;
using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>
/// How busy the machine's processors are, and how much of them a hypervisor keeps for others. Where the machine does not say, how
/// much of them this process uses.
/// </summary>
/// <param name="files">Where Linux says it.</param>
/// <param name="ownTime">Processor time of this process.</param>
/// <param name="cores">How many cores it may use.</param>
internal sealed class ProcessorSensor(SystemFiles files, Func<TimeSpan> ownTime, int cores) : IHealthSensor
{
    const double MaxBusyPercent = 90;
    const double MaxStolenPercent = 2;

    TimeSpan _own;
    Ticks? _before;

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        var (own, now) = (ownTime(), Ticks.Read(files.Read("/proc/stat")));
        var (ownBefore, before) = (_own, _before);
        (_own, _before) = (own, now);
        if (span <= TimeSpan.Zero) return;

        if (now is not null && before is not null && now.Total > before.Total)
        {
            var total = now.Total - before.Total;
            readings.Add(Of("busy processors", 100.0 * (now.Busy - before.Busy) / total, MaxBusyPercent));
            readings.Add(Of("stolen processor time", 100.0 * (now.Stolen - before.Stolen) / total, MaxStolenPercent));
        }
        else
        {
            readings.Add(Of("own processor use", 100 * ((own - ownBefore) / span) / cores, MaxBusyPercent));
        }
    }

    static HealthReading Of(string quantity, double percent, double limit) =>
        new() { Trouble = GeneratorTrouble.Cpu, Quantity = quantity, Value = percent, Limit = limit, Unit = "%" };

    /// <summary>The first line of <c>/proc/stat</c> (proc(5)): user nice system idle iowait irq softirq steal, in clock ticks.</summary>
    sealed record Ticks(long Total, long Busy, long Stolen)
    {
        const int Idle = 3;
        const int WaitingForDisk = 4;
        const int Steal = 7;

        public static Ticks? Read(string? text)
        {
            if (text is null || !text.StartsWith("cpu ", StringComparison.Ordinal)) return null;

            var fields = text.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length <= Steal + 1) return null;
            var ticks = new long[Steal + 1];
            for (var i = 0; i <= Steal; i++)
            {
                if (!long.TryParse(fields[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out ticks[i])) return null;
            }

            var total = ticks.Sum();
            return new Ticks(total, total - ticks[Idle] - ticks[WaitingForDisk], ticks[Steal]);
        }
    }
}
