using LoadTest.Http;
using LoadTest.Testing;

namespace LoadTest.Tests.Http;

public sealed class ExchangeTextTests : StubServerTests
{
    [Fact]
    public async Task M_8_a_failure_brings_what_was_sent_and_received()
    {
        Server.On("/orders", 500, "{\n  \"error\": \"no such item\"\n}");

        await Http.PostAsJsonAsync("/orders", new { id = 1, password = "hunter2" }, query: new { page = 1, access_token = "abc" });

        Assert.Equal(
            $"POST {Server.Address}orders?page=1&access_token=*** → HTTP 500, sent {{\"id\":1,\"password\":***}}, received {{   \"error\": \"no such item\" }}",
            ExampleOf(User));
    }

    [Fact]
    public async Task A_failure_without_a_response_brings_its_reason()
    {
        using var user = new HttpFixture(StubServer.Unreachable);

        await user.Session.PostMultipartAsync("/a", FormPart.Field("a", "b"));

        Assert.Equal($"POST {StubServer.Unreachable}a → connection refused (127.0.0.1:{StubServer.Unreachable.Port}), sent (MultipartFormDataContent)", ExampleOf(user));
    }

    [Fact]
    public async Task A_judged_failure_brings_its_exchange_and_what_is_ok_brings_none()
    {
        Server.On("/", 200, new string('x', 1_000));

        await Http.PostFormAsync("/", new { a = 1 }).Judged(reply => reply.Fail("too long"));
        await Http.GetAsync("/");

        Assert.Equal([$"POST {Server.Address} → HTTP 200, sent a=1, received {new string('x', 400)}…", ""], User.Requests.Select(request => request.Details.Example));
    }

    [Theory]
    [InlineData("""{"token":"a\"b","x":1}""", """{"token":***,"x":1}""")]
    [InlineData("""{"refreshTokens":["a","b"],"x":1}""", """{"refreshTokens":***,"x":1}""")]
    [InlineData("""{"session":{"id":"a"},"x":1}""", """{"session":***,"x":1}""")]
    [InlineData("""{"api_key":17}""", """{"api_key":***}""")]
    [InlineData("""{"client_secret":"cut off he""", """{"client_secret":***""")]
    [InlineData("user=a&Password=b%20c&x=1", "user=a&Password=***&x=1")]
    [InlineData("gorilla.csrf.Token=abc", "gorilla.csrf.Token=***")]
    [InlineData("Authorization: Bearer abc.def; x", "Authorization: ***; x")]
    [InlineData("Set-Cookie: id=7; Path=/", "Set-Cookie: ***; Path=/")]
    [InlineData("sent Bearer abc here", "sent Bearer *** here")]
    [InlineData("got eyJhbGciOi.eyJzdWIi.c2ln here", "got *** here")]
    [InlineData("""{"name":"shop","text":"a passing word"}""", """{"name":"shop","text":"a passing word"}""")]
    public void Secrets_are_hidden_by_the_names_of_their_fields(string text, string expected) => Assert.Equal(expected, Secrets.Redact(text));

    [Fact]
    public async Task M_9_a_cookie_goes_as_a_header_with_later_requests_of_its_host()
    {
        const string Cookie = "masked_gorilla_csrf";
        Server.On("/login", context =>
        {
            context.Response.Headers.SetCookie = $"{Cookie}=abc; Path=/";
            return Task.CompletedTask;
        });
        Server.On("/create", context =>
        {
            context.Response.Headers["X-Seen"] = $"[{context.Request.Headers["x-csrf-token"]}]";
            return Task.CompletedTask;
        });
        Http.SendCookieAsHeader(Cookie, "x-csrf-token");

        var before = await Http.PostFormAsync("/create", new { userType = "customer" });
        await Http.GetAsync("/login");
        var after = await Http.PostFormAsync("/create", new { userType = "customer" });
        var own = await Http.PostFormAsync("/create", new { userType = "customer" }).WithHeader("X-CSRF-Token", "own");

        Assert.Equal(["[]", "[abc]", "[own]"], new[] { before, after, own }.Select(reply => reply.Headers?.GetValues("X-Seen").Single()));
    }

    static string ExampleOf(HttpFixture user) => Assert.Single(user.Requests).Details.Example;
}
