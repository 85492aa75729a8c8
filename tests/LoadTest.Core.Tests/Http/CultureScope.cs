using System.Globalization;

namespace LoadTest.Tests.Http;

/// <summary>Another culture until it is disposed.</summary>
internal sealed class CultureScope : IDisposable
{
    readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureScope(string name) => CultureInfo.CurrentCulture = new CultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
