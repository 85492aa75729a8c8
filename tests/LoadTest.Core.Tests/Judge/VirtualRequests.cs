using LoadTest.Measure;

namespace LoadTest.Tests.Judge;

/// <summary>Records the requests of one second through the real recorder.</summary>
sealed class VirtualRequests(RequestLog log, int second)
{
    public void Ok(int count, double millis, string name = "GET /items/{id}") => Send(count, millis, Outcome.Ok, name);

    public void Failed(int count, double millis = 1, string name = "GET /items/{id}") => Send(count, millis, Outcome.Failed("HTTP 500"), name);

    public void Cancelled(int count, double millis = 1, string name = "GET /items/{id}") => Send(count, millis, Outcome.Cancelled, name);

    void Send(int count, double millis, Outcome outcome, string name)
    {
        var split = name.IndexOf(' ', StringComparison.Ordinal);
        var series = new Series(name[..split], name[(split + 1)..]);
        var start = second * 1_000_000_000L;
        for (var i = 0; i < count; i++) log.CountEvent(series, outcome, start, start + (long)(millis * Given.Milli));
    }
}
