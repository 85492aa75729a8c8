using System.Globalization;
using LoadTest.Measure;

namespace LoadTest.Run;

/// <summary>How many of the machine's local ports are held by connections that are closed already (TIME_WAIT): each is lost for a minute.</summary>
internal sealed class PortSensor(SystemFiles files) : IHealthSensor
{
    const double MaxPercent = 80;

    public void Look(TimeSpan span, ICollection<HealthReading> readings)
    {
        if (Waiting(files.Read("/proc/net/sockstat")) is not { } waiting || Ports(files.Read("/proc/sys/net/ipv4/ip_local_port_range")) is not { } ports) return;

        readings.Add(new HealthReading
        {
            Trouble = GeneratorTrouble.Connections,
            Quantity = "local ports in TIME_WAIT",
            Value = 100.0 * waiting / ports,
            Limit = MaxPercent,
            Unit = "%",
        });
    }

    /// <summary>The number behind <c>tw</c> in <c>TCP: inuse 5 orphan 0 tw 12 alloc 6 mem 1</c>.</summary>
    static long? Waiting(string? text)
    {
        var fields = (text ?? "").Split('\n').FirstOrDefault(line => line.StartsWith("TCP: ", StringComparison.Ordinal))?.Split(' ') ?? [];
        var name = Array.IndexOf(fields, "tw");
        return name > 0 && name + 1 < fields.Length ? Number(fields[name + 1]) : null;
    }

    static long? Ports(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var low, var high] && Number(low) is { } from && Number(high) is { } to && to >= from
            ? to - from + 1
            : null;

    static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
