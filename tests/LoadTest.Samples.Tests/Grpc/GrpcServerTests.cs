using Grpc.LoadTests;
using Grpc.LoadTests.Client;

namespace LoadTest.Samples.Grpc;

/// <summary>What the gRPC client of the sample must make of a server's answers, whoever has written the server.</summary>
public abstract class GrpcServerTests(Uri address) : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly GrpcChannel _channel = new(address);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        _channel.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_unary_call_has_one_answer_and_status_OK()
    {
        var (status, replies) = await CallAsync(Greeter.SayHello, new HelloRequest { Name = "Zoë" });

        Assert.True(status.IsOk, status.ToString());
        Assert.Equal("Hello, Zoë", Assert.Single(replies).Message);
    }

    [Fact]
    public async Task A_server_stream_has_all_its_answers_in_order()
    {
        var (status, replies) = await CallAsync(Greeter.CountTo, new CountRequest { Limit = 1_000 });

        Assert.True(status.IsOk, status.ToString());
        Assert.Equal(Enumerable.Range(1, 1_000), replies.Select(reply => reply.Number));
    }

    [Fact]
    public async Task A_stream_without_answers_is_no_error()
    {
        var (status, replies) = await CallAsync(Greeter.CountTo, new CountRequest());

        Assert.True(status.IsOk, status.ToString());
        Assert.Empty(replies);
    }

    [Fact]
    public async Task An_error_that_comes_without_any_answer_is_read_from_the_headers()
    {
        var (status, replies) = await CallAsync(Greeter.SayHello, new HelloRequest());

        Assert.Equal(new GrpcStatus(GrpcStatusCode.InvalidArgument, "The name is empty – whom shall I greet?"), status);
        Assert.Empty(replies);
    }

    [Fact]
    public async Task An_error_that_comes_after_answers_is_read_from_the_trailers()
    {
        var (status, replies) = await CallAsync(Greeter.CountTo, new CountRequest { Limit = 10, FailAt = 4 });

        Assert.Equal(new GrpcStatus(GrpcStatusCode.Aborted, "I cannot count to 4."), status);
        Assert.Equal([1, 2, 3], replies.Select(reply => reply.Number));
    }

    [Fact]
    public async Task A_method_that_the_server_does_not_have_is_unimplemented()
    {
        var method = new GrpcMethod<HelloRequest, HelloReply>("greeter", "Greeter", "SayGoodbye", HelloReply.Parser);

        var (status, _) = await CallAsync(method, new HelloRequest { Name = "a" });

        Assert.Equal(GrpcStatusCode.Unimplemented, status.Code);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_ends_at_its_deadline()
    {
        var (status, replies) = await CallAsync(Greeter.SayHello, new HelloRequest { Name = "a", DelayMs = 60_000 }, TimeSpan.FromMilliseconds(50));

        Assert.Equal(GrpcStatusCode.DeadlineExceeded, status.Code);
        Assert.Empty(replies);
    }

    [Fact]
    public async Task A_message_larger_than_one_frame_of_HTTP_arrives_whole()
    {
        var name = new string('x', 200_000);

        var (status, replies) = await CallAsync(Greeter.SayHello, new HelloRequest { Name = name });

        Assert.True(status.IsOk, status.ToString());
        Assert.Equal($"Hello, {name}", Assert.Single(replies).Message);
    }

    [Fact]
    public async Task Calls_at_the_same_time_do_not_disturb_each_other()
    {
        var calls = await Task.WhenAll(Enumerable.Range(1, 100).Select(i => CallAsync(Greeter.SayHello, new HelloRequest { Name = $"{i}" })));

        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"Hello, {i}"), calls.Select(call => Assert.Single(call.Replies).Message));
    }

    [Fact]
    public async Task A_call_that_is_given_up_is_no_status_but_a_cancellation()
    {
        using var givingUp = new CancellationTokenSource();
        var call = _channel.CallAsync(Greeter.CountTo, new CountRequest { Limit = 1_000 }, _ => givingUp.Cancel(), Patience, givingUp.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    async Task<(GrpcStatus Status, List<TReply> Replies)> CallAsync<TRequest, TReply>(GrpcMethod<TRequest, TReply> method, TRequest request, TimeSpan? deadline = null)
        where TRequest : Google.Protobuf.IMessage
        where TReply : Google.Protobuf.IMessage<TReply>
    {
        var replies = new List<TReply>();
        var status = await _channel.CallAsync(method, request, replies.Add, deadline ?? Patience, CancellationToken.None);
        return (status, replies);
    }
}
