using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace LoadTest.Http.Wire;

/// <summary>A user's headers. Counts its changes, so that what was made of it can be kept until the next one.</summary>
internal sealed class SessionHeaders : IDictionary<string, string>, IReadOnlyDictionary<string, string>
{
    readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public int Version { get; private set; }

    public int Count => _headers.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _headers.Keys;

    public ICollection<string> Values => _headers.Values;

    IEnumerable<string> IReadOnlyDictionary<string, string>.Keys => _headers.Keys;

    IEnumerable<string> IReadOnlyDictionary<string, string>.Values => _headers.Values;

    public string this[string key]
    {
        get => _headers[key];
        set
        {
            _headers[key] = value;
            Version++;
        }
    }

    public void Add(string key, string value)
    {
        _headers.Add(key, value);
        Version++;
    }

    public void Add(KeyValuePair<string, string> item) => Add(item.Key, item.Value);

    public bool Remove(string key)
    {
        Version++;
        return _headers.Remove(key);
    }

    public bool Remove(KeyValuePair<string, string> item)
    {
        Version++;
        return ((ICollection<KeyValuePair<string, string>>)_headers).Remove(item);
    }

    public void Clear()
    {
        _headers.Clear();
        Version++;
    }

    public bool Contains(KeyValuePair<string, string> item) => ((ICollection<KeyValuePair<string, string>>)_headers).Contains(item);

    public bool ContainsKey(string key) => _headers.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _headers.TryGetValue(key, out value);

    public void CopyTo(KeyValuePair<string, string>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, string>>)_headers).CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
