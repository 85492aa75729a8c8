using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Act = System.Func<LoadTest.Http.HttpSession, System.Threading.Tasks.Task<System.Collections.Generic.IReadOnlyList<LoadTest.Http.HttpReply>>>;

namespace LoadTest.Tests.Http.Wire;

/// <summary>What users send.</summary>
internal static class RequestScenarios
{
    /// <summary>Those that the platform's client has to send.</summary>
    public static IReadOnlySet<string> PlatformOnly { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "a method of one's own", "a form of parts", "a large body", "a stream", "Connection: close", "Expect", "a host of another name",
        "a header that is no ASCII", "headers only", "TRACE",
    };

    public static IReadOnlyDictionary<string, (Act Act, HttpOptions? Options)> All { get; } = new Dictionary<string, (Act, HttpOptions?)>(StringComparer.Ordinal)
    {
        ["verbs"] = (async http =>
        [
            await http.GetAsync("/a"), await http.HeadAsync("/b"), await http.OptionsAsync("/c"), await http.DeleteAsync("/d"), await http.PostAsync("/e", content: null),
            await http.PutAsync("/f", content: null), await http.PatchAsync("/g", content: null),
        ], null),
        ["a method of one's own"] = (async http => [await http.SendAsync(new HttpMethod("PURGE"), "/a", content: null)], null),
        ["a method in lower case"] = (async http => [await http.SendAsync(new HttpMethod("get"), "/a", content: null)], null),
        ["TRACE"] = (async http => [await http.SendAsync(HttpMethod.Trace, "/a", content: null)], null),
        ["a method made anew"] = (async http => [await http.SendAsync(new HttpMethod("GET"), "/a", content: null), await http.SendAsync(new HttpMethod("POST"), "/b", content: null)], null),
        ["queries and other characters"] = (async http => [await http.GetAsync("/a b/ä?q=ü&x=%20#part"), await http.GetAsync("/a", query: new { page = 1, q = "ä b" }), await http.GetAsync("?x=1"), await http.GetAsync("")], null),
        ["JSON"] = (async http => [await http.PostAsJsonAsync("/a", new { Name = "x", List = new[] { 1, 2 } }), await http.PutAsJsonAsync("/b", "text"), await http.PatchAsJsonAsync<object?>("/c", null)], null),
        ["JSON of 100 kB"] = (async http => [await http.PostAsync("/a", JsonContent.Create(new string('x', 100_000)))], null),
        ["texts and bytes"] = (async http =>
        [
            await http.PostAsync("/a", new StringContent("text ä")), await http.PostAsync("/b", new StringContent("", Encoding.ASCII, "text/html")), await http.PostAsync("/c", new ByteArrayContent([1, 2, 3])),
            await http.PostAsync("/d", new ReadOnlyMemoryContent(new byte[] { 4, 5 })), await http.DeleteAsync("/e"),
        ], null),
        ["a form"] = (async http => [await http.PostFormAsync("/a", new { user = "a b", pass = "ä&=" })], null),
        ["a form of parts"] = (async http => [await http.SendAsync(HttpMethod.Post, "/a", new MultipartFormDataContent("border") { { new StringContent("1"), "a" } })], null),
        ["a body with GET"] = (async http => [await http.SendAsync(HttpMethod.Get, "/a", new StringContent("text")), await http.SendAsync(HttpMethod.Delete, "/b", JsonContent.Create(1))], null),
        ["a large body"] = (async http => [await http.PostAsync("/a", new ByteArrayContent(new byte[200_000]))], null),
        ["a body of 60 kB"] = (async http => [await http.PostAsync("/a", new ByteArrayContent(new byte[60_000]))], null),
        ["a stream"] = (async http => [await http.PostAsync("/a", new StreamContent(new MemoryStream([1, 2])))], null),
        ["a coded body"] = (async http => [await http.PostAsync("/a", new StringContent("text") { Headers = { ContentLanguage = { "de" }, ContentType = new MediaTypeHeaderValue("text/x") } })], null),
        ["headers of the user"] = (async http =>
        {
            http.Headers["x-b"] = "1";
            http.Headers["accept"] = "a/b, c/d";
            http.Headers["Content-Language"] = "de";
            var first = await http.GetAsync("/a");
            http.Headers["x-b"] = "2";
            http.Headers.Remove("accept");
            return [first, await http.GetAsync("/b"), await http.PostAsync("/c", new StringContent("text")), await http.PostAsync("/d", content: null)];
        }, new HttpOptions { UserAgent = "shop (test) 1.0", DefaultHeaders = new Dictionary<string, string> { ["If-None-Match"] = "\"1\"" } }),
        ["headers of the call"] = (async http =>
        [
            await http.GetAsync("/a").WithHeader("X-A", "1").WithHeader("User-Agent", "b c"), await http.GetAsync("/b").WithBearer("t"), await http.GetAsync("/c").WithBasicAuth("u", "p"),
            await http.PostAsync("/d", new StringContent("text")).WithHeader("Content-Type", "text/x"), await http.GetAsync("/e").WithHeader("Content-Type", "text/x"), await http.GetAsync("/f"),
        ], null),
        ["odd headers"] = (async http =>
        [
            await http.GetAsync("/a").WithHeader("X-Empty", ""), await http.GetAsync("/b").WithHeader("Accept", "not a type"), await http.GetAsync("/c").WithHeader("Date", "today"),
            await http.GetAsync("/d").WithHeader("If-Modified-Since", "x"), await http.GetAsync("/e").WithHeader("X-A", " padded "), await http.GetAsync("/f").WithHeader("Referer", "//x"),
        ], null),
        ["cookies"] = (async http =>
        {
            var first = await http.GetAsync("/a");
            http.SendCookieAsHeader("seen", "x-seen");
            var second = await http.GetAsync("/b");
            http.Cookies.Add(new Uri("http://127.0.0.1/"), new System.Net.Cookie("other", "2"));
            return [first, second, await http.PostAsJsonAsync("/c", 1)];
        }, null),
        ["cookies without more"] = (async http => [await http.GetAsync("/a"), await http.GetAsync("/b"), await http.PostAsync("/c", content: null)], null),
        ["a cookie header of one's own"] = (async http => [await http.GetAsync("/a").WithHeader("Cookie", "mine=1")], null),
        ["Connection: close"] = (async http => [await http.GetAsync("/a").WithHeader("Connection", "close"), await http.GetAsync("/b").WithHeader("Connection", "close")], null),
        ["Expect"] = (async http => [await http.GetAsync("/a").WithHeader("Expect", "100-continue")], null),
        ["a host of another name"] = (async http => [await http.GetAsync("/a").WithHeader("Host", "shop.example")], null),
        ["a header that is no ASCII"] = (async http => [await http.GetAsync("/a").WithHeader("X-A", "ä")], null),
        ["headers only"] = (async http => [await http.GetAsync("/a").HeadersOnly()], null),
        ["what is expected"] = (async http => [await http.GetAsync("/a").Expect(404), await http.GetAsync("/b").Expect(200), await http.GetAsync("/c").Unrecorded()], null),
        ["one place"] = (async http => await Task.WhenAll(Enumerable.Range(0, 3).Select(i => http.GetAsync("/a").AsTask())), new HttpOptions { MaxConcurrentRequests = 1 }),
    };
}
