namespace FromLocust.Service.Visitors;

/// <summary>
/// One client, known by the cookie that it was given at its first request: what is in its cart, how far its checkout is, and
/// what it asked for in which order. Clients that keep no cookies are a new visitor with each request.
/// </summary>
internal sealed class Visitor(string id)
{
    const int LongestTrail = 10_000;

    readonly Lock _lock = new();
    readonly List<string> _trail = [];
    readonly List<int> _cart = [];
    CheckoutStep _step = CheckoutStep.None;

    public string Id { get; } = id;

    /// <summary>What the visitor asked for, in order, for example <c>POST /cart/add</c>; the first 10,000.</summary>
    public IReadOnlyList<string> Trail
    {
        get
        {
            lock (_lock)
                return [.. _trail];
        }
    }

    public IReadOnlyList<int> Cart
    {
        get
        {
            lock (_lock)
                return [.. _cart];
        }
    }

    /// <summary>Lets an endpoint have the visitor as a parameter.</summary>
    public static ValueTask<Visitor?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Visitor>());

    public void Visits(string route)
    {
        lock (_lock)
        {
            if (_trail.Count < LongestTrail)
                _trail.Add(route);
        }
    }

    public void Forget()
    {
        lock (_lock)
            _trail.Clear();
    }

    public void AddToCart(int product)
    {
        lock (_lock)
        {
            _cart.Add(product);
            _step = CheckoutStep.InCart;
        }
    }

    /// <summary>Goes on to <paramref name="step"/>; false when the visitor is not at the step before it.</summary>
    public bool TryGoOnTo(CheckoutStep step)
    {
        lock (_lock)
        {
            if (_step != step - 1)
                return false;
            _step = step;
            return true;
        }
    }

    public void EmptyCart()
    {
        lock (_lock)
        {
            _cart.Clear();
            _step = CheckoutStep.None;
        }
    }
}
