using System.Collections.Concurrent;

namespace LoadTest.Http.Wire;

/// <summary>
/// The targets that the users of one host have asked for, by what they wrote. Paths with ids in them are many: when there are too many,
/// all are forgotten, and those in use come back.
/// </summary>
internal sealed class RequestTargets(Uri host)
{
    public const int Capacity = 4_096;

    readonly ConcurrentDictionary<string, RequestTarget> _targets = new(StringComparer.Ordinal);
    readonly string _authority = host.Authority;
    int _count;

    /// <param name="path">Absolute, or relative to the host.</param>
    /// <exception cref="UriFormatException">It is no HTTP address.</exception>
    public RequestTarget Of(string path) => _targets.TryGetValue(path, out var target) ? target : Add(path);

    public RequestTarget Of(Uri address, string name) => new(address, name, address.Authority == _authority);

    RequestTarget Add(string path)
    {
        if (!Uri.TryCreate(host, path, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new UriFormatException($"LT2005: '{path}' is no HTTP address. Fix: write it in full, such as 'http://host/path', or relative to the user's host, such as '/path'.");

        var target = Of(address, path.StartsWith('/') ? Route.WithoutQuery(path) : Uri.UnescapeDataString(address.AbsolutePath));
        if (Interlocked.Increment(ref _count) > Capacity)
        {
            Volatile.Write(ref _count, 0);
            _targets.Clear();
        }

        _targets[path] = target;
        return target;
    }
}
