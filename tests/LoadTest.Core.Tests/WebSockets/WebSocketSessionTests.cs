using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LoadTest.Testing;
using LoadTest.Tests.Http;
using static LoadTest.Tests.WebSockets.Talk;

namespace LoadTest.Tests.WebSockets;

public sealed class WebSocketSessionTests : IAsyncLifetime
{
    readonly StubUser _user = new();
    StubServer? _server;

    StubServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    public async Task InitializeAsync() => _server = (await StubServer.StartAsync())
        .OnWebSocket("/echo", EchoAsync)
        .OnWebSocket("/silent", SilentAsync)
        .OnWebSocket("/push", (_, socket) => PushAsync(socket, "a", "b", "c"));

    public async Task DisposeAsync()
    {
        await _user.EndAsync();
        await Server.DisposeAsync();
    }

    [Fact]
    public async Task S_004_10_connecting_and_sending_are_timed_requests_and_what_the_server_sends_is_an_event()
    {
        await using var socket = await ConnectAsync("/echo");

        Assert.True(await socket.SendAsync("hello"));
        var echo = await socket.ReceiveAsync();

        Assert.True(socket.IsOpen);
        Assert.Equal(("hello", true), (echo?.Text, echo?.IsText));
        Assert.Equal(["event websocket receive: Ok", "websocket connect: Ok", "websocket send: Ok"], _user.Counted.Order(StringComparer.Ordinal));
        Assert.Equal(0, _user.InFlight);
    }

    [Fact]
    public async Task Requests_are_counted_under_the_names_they_were_given()
    {
        await using var socket = await WebSocketSession.ConnectAsync(
            _user, At("/echo"), new WebSocketSessionOptions { NameOf = message => $"got {message.Json<Note>()?.Type}" }, name: "join");

        await socket.SendAsync("""{"type":"chat"}""", name: "say");

        Assert.Equal(["event websocket got chat: Ok", "websocket join: Ok", "websocket say: Ok"], (await _user.CountedAsync(3)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task S_004_10_a_round_trip_is_one_request_and_its_answer_is_not_counted_again()
    {
        await using var socket = await ConnectAsync("/echo");

        var answer = await socket.RoundTripAsync("ping 1", message => message.Text == "ping 1", name: "ping");
        var binary = await socket.RoundTripAsync(new byte[] { 1, 2, 3 }, message => !message.IsText, name: "ping");

        Assert.Equal("ping 1", answer?.Text);
        Assert.Equal([1, 2, 3], binary?.Bytes.ToArray());
        Assert.Equal(["websocket connect: Ok", "websocket ping: Ok", "websocket ping: Ok"], _user.Counted);
        Assert.Equal(6, _user.Details[1].ResponseBytes);
        Assert.Equal(Server.Address + "echo", _user.Details[1].Address);
    }

    [Fact]
    public async Task Round_trips_under_way_together_get_the_answers_that_are_theirs()
    {
        await using var socket = await ConnectAsync("/echo");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => socket.RoundTripAsync($"{i}", message => message.Text == $"{i}")));

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), answers.Select(answer => answer?.Text));
        Assert.Equal(51, _user.Counted.Count);
    }

    [Fact]
    public async Task A_message_that_is_no_answer_is_offered_to_the_author_while_a_round_trip_waits()
    {
        await using var socket = await ConnectAsync("/push");

        var answer = await socket.RoundTripAsync("go", message => message.Text == "c");

        Assert.Equal("c", answer?.Text);
        Assert.Equal("a", (await socket.ReceiveAsync())?.Text);
        Assert.Equal("b", (await socket.ReceiveAsync())?.Text);
        Assert.Equal(2, _user.Counted.Count(text => text == "event websocket receive: Ok"));
    }

    [Fact]
    public async Task An_answer_condition_that_throws_fails_its_round_trip_and_the_exception_goes_to_the_author()
    {
        await using var socket = await ConnectAsync("/echo");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => socket.RoundTripAsync("x", _ => throw new InvalidOperationException("no idea")));

        Assert.Equal("no idea", thrown.Message);
        Assert.Contains("websocket round trip: Failed, InvalidOperationException: no idea", _user.Counted);
        Assert.Contains("event websocket receive: Ok", _user.Counted);
        Assert.Equal("again", (await socket.RoundTripAsync("again", message => message.Text == "again"))?.Text);
    }

    [Fact]
    public async Task Messages_are_shown_as_they_come_and_what_the_author_throws_there_is_an_error_of_the_user()
    {
        var seen = new List<string>();
        await using var socket = await WebSocketSession.ConnectAsync(_user, At("/push"), new WebSocketSessionOptions
        {
            OnMessage = message =>
            {
                seen.Add(message.Text);
                if (message.Text == "b") throw new InvalidOperationException("no b");
            },
        });

        await socket.SendAsync("go");
        await _user.CountedAsync(5);
        await socket.DisposeAsync();

        Assert.Equal(["a", "b", "c"], seen);
        Assert.Equal(["OnMessage: no b"], _user.Errors);
        Assert.Equal(3, _user.Counted.Count(text => text == "event websocket receive: Ok"));
    }

    [Fact]
    public async Task A_message_that_cannot_be_named_is_counted_as_received()
    {
        await using var socket = await WebSocketSession.ConnectAsync(_user, At("/echo"), new WebSocketSessionOptions { NameOf = message => message.Json<Note>()?.Type ?? "" });

        await socket.SendAsync("no JSON");

        Assert.Contains("event websocket receive: Ok", await _user.CountedAsync(3));
        Assert.StartsWith("NameOf: ", Assert.Single(_user.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_messages_come_in_order_and_end_with_the_connection()
    {
        Server.OnWebSocket("/burst", async (_, socket) =>
        {
            for (var i = 0; i < 50; i++) await SendAsync(socket, $"{i}");
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default);
        });
        await using var socket = await ConnectAsync("/burst");

        var received = new List<string>();
        await foreach (var message in socket.ReceiveAllAsync()) received.Add(message.Text);

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), received);
    }

    [Fact]
    public async Task Messages_that_nobody_receives_are_counted_and_the_oldest_are_dropped()
    {
        await using var socket = await WebSocketSession.ConnectAsync(_user, At("/push"), new WebSocketSessionOptions { KeptMessages = 2 });

        await socket.SendAsync("go");
        await _user.CountedAsync(5);
        await Until(() => socket.DroppedMessages == 1);

        Assert.Equal("b", (await socket.ReceiveAsync())?.Text);
        Assert.Equal("c", (await socket.ReceiveAsync())?.Text);
    }

    [Fact]
    public async Task Waiting_for_a_message_ends_with_its_time_and_with_the_user()
    {
        await using var socket = await ConnectAsync("/silent");

        Assert.Null(await socket.ReceiveAsync(TimeSpan.FromMilliseconds(1)));
        var waiting = socket.ReceiveAsync();
        Assert.False(waiting.IsCompleted);
        _user.Stop();

        Assert.Null(await waiting);
        Assert.Empty(_user.Errors);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData(300_000)]
    public async Task Long_messages_arrive_whole(int length)
    {
        await using var socket = await ConnectAsync("/echo");
        var bytes = new byte[length];
        bytes[^1] = 7;

        var answer = await socket.RoundTripAsync(bytes, _ => true);

        Assert.Equal(bytes, answer?.Bytes.ToArray());
    }

    [Fact]
    public async Task The_session_of_an_HTTP_user_goes_with_the_connection()
    {
        Server.OnWebSocket("/headers", (context, socket) => SendAsync(socket, $"{context.Request.Headers.Authorization} {context.Request.Cookies["session"]} {context.Request.Headers.Origin}"));
        using var visitor = Join(Server.Address);
        visitor.Http.Headers["Authorization"] = "Bearer a";
        visitor.Http.Cookies.Add(Server.Address, new System.Net.Cookie("session", "b"));

        await using var socket = await WebSocketSession.ConnectAsync(visitor, "/headers", new WebSocketSessionOptions { Headers = new Dictionary<string, string> { ["Origin"] = "http://c" } });

        Assert.Equal("Bearer a b http://c", (await socket.ReceiveAsync())?.Text);
    }

    [Fact]
    public async Task A_login_does_not_go_to_another_host()
    {
        await using var other = (await StubServer.StartAsync()).OnWebSocket("/", (context, socket) => SendAsync(socket, $"{context.Request.Headers.Authorization}{context.Request.Headers["X-Id"]}"));
        using var visitor = Join(Server.Address);
        visitor.Http.Headers["Authorization"] = "Bearer a";
        visitor.Http.Headers["X-Id"] = "7";

        await using var socket = await WebSocketSession.ConnectAsync(visitor, other.Address.AbsoluteUri);

        Assert.Equal("7", (await socket.ReceiveAsync())?.Text);
    }

    [Fact]
    public async Task The_server_chooses_a_sub_protocol()
    {
        await using var socket = await WebSocketSession.ConnectAsync(_user, At("/echo"), new WebSocketSessionOptions { SubProtocols = ["chat.v2", "chat.v1"] });

        Assert.Equal("chat.v2", socket.SubProtocol);
    }

    [Fact]
    public async Task Certificates_are_verified_unless_that_is_switched_off()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await using var secure = (await StubServer.StartAsync(certificate)).OnWebSocket("/echo", EchoAsync);
        var address = new Uri(secure.Address, "/echo");

        await using var verified = await WebSocketSession.ConnectAsync(_user, address);
        await using var unverified = await WebSocketSession.ConnectAsync(_user, address, new WebSocketSessionOptions { VerifyCertificates = false });

        Assert.StartsWith("TLS: ", verified.EndReason, StringComparison.Ordinal);
        Assert.Equal("hi", (await unverified.RoundTripAsync("hi", _ => true))?.Text);
    }

    [Fact]
    public async Task The_certificates_of_an_HTTP_user_go_with_the_connection()
    {
        using var ofServer = TestCertificate.Create("localhost");
        using var ofUser = TestCertificate.Create("prime user");
        await using var secure = (await StubServer.StartAsync(ofServer, requiresClientCertificate: true))
            .OnWebSocket("/who", (context, socket) => SendAsync(socket, context.Connection.ClientCertificate?.Subject ?? "nobody"));
        using var visitor = Join(secure.Address, new HttpOptions { VerifyCertificates = false, ClientCertificates = [ofUser] });

        await using var socket = await WebSocketSession.ConnectAsync(visitor, "/who");

        Assert.Equal("CN=prime user", (await socket.ReceiveAsync())?.Text);
    }

    [Theory]
    [InlineData("/chat", "LT2021: '/chat' is a relative address, and there is no host. Fix: give the whole address, or pass an HttpUser or one of its task sets. (Parameter 'address')")]
    [InlineData("ftp://localhost/", "LT2022: 'ftp://localhost/' begins with 'ftp'. Fix: begin it with http, https, ws or wss. (Parameter 'address')")]
    public async Task An_address_that_leads_nowhere_is_an_error_before_anything_is_counted(string address, string message)
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => WebSocketSession.ConnectAsync(_user, new Uri(address, UriKind.RelativeOrAbsolute)));

        Assert.Equal(message, thrown.Message);
        Assert.Empty(_user.Counted);
    }

    [Fact]
    public void Options_that_make_no_sense_are_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WebSocketSessionOptions { MaxMessageBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WebSocketSessionOptions { KeptMessages = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WebSocketSessionOptions { Timeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WebSocketSessionOptions { AnswerTimeout = Timeout.InfiniteTimeSpan });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WebSocketSessionOptions { CloseTimeout = TimeSpan.MaxValue });
    }

    [Theory]
    [InlineData("http://localhost:81/a?b=c", "ws://localhost:81/a?b=c")]
    [InlineData("https://localhost/a", "wss://localhost/a")]
    [InlineData("ws://localhost/a", "ws://localhost/a")]
    [InlineData("wss://localhost:444/", "wss://localhost:444/")]
    public void HTTP_addresses_become_those_of_WebSockets(string address, string expected) =>
        Assert.Equal(new Uri(expected), LoadTest.Http.HttpTarget.Of(new Uri(address)).WithScheme("ws", "wss"));

    Task<WebSocketSession> ConnectAsync(string path) => WebSocketSession.ConnectAsync(_user, At(path));

    Uri At(string path) => new(Server.Address, path);

    Visitor Join(Uri host, HttpOptions? options = null)
    {
        var visitor = new Visitor { Address = host, Options = options ?? HttpOptions.Default };
        visitor.Join(_user);
        return visitor;
    }

    sealed record Note
    {
        public string Type { get; init; } = "";
    }

    sealed class Visitor : HttpUser
    {
        public required Uri Address { get; init; }

        public required HttpOptions Options { get; init; }

        public override Uri Host => Address;

        protected internal override HttpOptions HttpOptions => Options;
    }
}
