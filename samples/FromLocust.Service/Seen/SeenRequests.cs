using System.Globalization;
using FromLocust.Service.Visitors;

namespace FromLocust.Service.Seen;

/// <summary>What reached the service, so that a test can hold what a load test says it sent against what arrived.</summary>
internal sealed class SeenRequests(VisitorBook visitors)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, RouteTally> _routes = new(StringComparer.Ordinal);

    public SeenReport Report
    {
        get
        {
            lock (_lock)
            {
                return new SeenReport
                {
                    Routes = _routes.ToDictionary(route => route.Key, route => route.Value.Snapshot, StringComparer.Ordinal),
                    Visitors = visitors.All
                        .Where(visitor => visitor.Trail.Count > 0)
                        .ToDictionary(visitor => visitor.Id, visitor => visitor.Trail, StringComparer.Ordinal),
                };
            }
        }
    }

    /// <summary>A request has arrived.</summary>
    public void Arrived(string route, HttpContext context)
    {
        lock (_lock)
            Find(route).AddRequest(context);
        context.Features.Get<Visitor>()?.Visits(route);
    }

    /// <summary>The answer is about to be sent.</summary>
    public void Answered(string route, int status)
    {
        lock (_lock)
            Find(route).AddStatus(status.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Something other than a request has happened, for example <c>WS /ws message</c>.</summary>
    public void Happened(string what, Visitor visitor)
    {
        lock (_lock)
            Find(what).AddEvent();
        visitor.Visits(what);
    }

    public void Clear()
    {
        lock (_lock)
        {
            _routes.Clear();
            foreach (var visitor in visitors.All)
                visitor.Forget();
        }
    }

    RouteTally Find(string route)
    {
        if (!_routes.TryGetValue(route, out var tally))
            _routes[route] = tally = new RouteTally();
        return tally;
    }
}
