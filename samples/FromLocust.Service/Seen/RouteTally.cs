using Microsoft.AspNetCore.Http.Features;

namespace FromLocust.Service.Seen;

/// <summary>Counts what one route receives. Not safe for threads: <see cref="SeenRequests"/> holds a lock.</summary>
internal sealed class RouteTally
{
    static readonly string[] HeadersThatMatter = ["Accept", "Authorization", "Content-Type", "If-Match", "X-CSRF-Token"];

    readonly Tally _statuses = new();
    readonly Tally _targets = new();
    readonly Dictionary<string, Tally> _headers = HeadersThatMatter.ToDictionary(header => header, _ => new Tally(), StringComparer.Ordinal);
    long _count;

    public SeenRoute Snapshot => new()
    {
        Count = _count,
        Statuses = _statuses.Counts,
        Targets = _targets.Counts,
        Headers = _headers.ToDictionary(header => header.Key, IReadOnlyDictionary<string, long> (header) => header.Value.Counts, StringComparer.Ordinal),
    };

    public void AddRequest(HttpContext context)
    {
        _count++;
        _targets.Add(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        foreach (var header in HeadersThatMatter)
        {
            if (context.Request.Headers.TryGetValue(header, out var values))
                _headers[header].Add(values.ToString());
        }
    }

    public void AddEvent() => _count++;

    public void AddStatus(string status) => _statuses.Add(status);
}
