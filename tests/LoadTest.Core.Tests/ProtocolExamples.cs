using System.Text.Json;

namespace LoadTest.Tests;

/// <summary>The examples of <c>docs/protocols.md</c>.</summary>
public static class ProtocolExamples
{
    [LoadTest]
    [Users(50, SpawnRate = 10, Duration = "30s")]
    [Threshold("p95(websocket echo) < 50ms")]
    [Threshold("failures < 1%")]
    [Threshold("count(websocket receive) > 100")]
    public sealed class Chatter(ChatFixture chat) : HttpUser, IClassFixture<ChatFixture>
    {
        WebSocketSession? _socket;

        public override Uri Host => chat.Address;
        protected internal override WaitTime WaitTime => WaitTime.Between(1, 3);
        protected internal override async Task OnStartAsync() => _socket = await WebSocketSession.ConnectAsync(this, "/chat");

        [Task] public Task Say() => _socket!.SendAsync("hello");
        [Task] public Task Echo() => _socket!.RoundTripAsync($"ping {Context.UserNumber}", answer => answer.Text == $"ping {Context.UserNumber}", name: "echo");
    }

    [LoadTest]
    [Users(50, SpawnRate = 10, Duration = "30s")]
    [Threshold("p95(GET /prices) < 200ms")]
    [Threshold("failures < 1%")]
    [Threshold("rate(SSE /prices) > 40/s")]
    public sealed class Watcher(ChatFixture chat) : HttpUser, IClassFixture<ChatFixture>
    {
        decimal _last;

        public override Uri Host => chat.Address;
        protected internal override WaitTime WaitTime => WaitTime.Constant(1);

        [Task]
        public async Task Watch()
        {
            await foreach (var e in Http.ListenAsync("/prices"))
            {
                if (e.Type == "price") _last = JsonSerializer.Deserialize<Price>(e.Data)!.Value;
                if (e.Type == "closed") break;
            }
        }
    }

    public sealed class PatientWatcher(ChatFixture chat) : HttpUser
    {
        public override Uri Host => chat.Address;

        protected internal override Task OnStartAsync()
        {
            RunInBackground(WatchAsync);
            return Task.CompletedTask;
        }

        async Task WatchAsync(CancellationToken stopping)
        {
            var options = new ServerEventOptions { Reconnects = true, MaxEventBytes = 64 * 1024 };
            await foreach (var e in Http.ListenAsync("/prices", options: options, token: stopping)) Run.Count($"{e.Type} events");
        }

        [Task]
        public Task Browse() => Http.GetAsync("/");
    }

    public sealed class Reader(ChatFixture chat) : HttpUser
    {
        const string SearchPosts = "query SearchPosts($searchTerm: String!, $limit: Int!) { searchPosts(searchTerm: $searchTerm, limit: $limit) { id } }";
        const string Open = "query Open($id: ID!) { post(id: $id) { title } }";

        public override Uri Host => chat.Address;

        const string GetUser = "query GetUser($id: ID!) { user(id: $id) { name } }";

        [Task(3)]
        public Task User() => Http.GraphQLAsync(GetUser, new { id = Random.Next(1, 101) });

        [Task]
        public async Task Posts()
        {
            var reply = await Http.GraphQLAsync(SearchPosts, new { searchTerm = "test", limit = 5 }, path: "/api", judge: reply =>
            {
                if (reply.DataAs<Found>()?.SearchPosts.Count == 0) reply.Fail("nothing found");
            });
            if (reply.IsOk) await Http.GraphQLAsync(Open, new { id = reply.Data.GetProperty("searchPosts")[0].GetProperty("id").GetString() });
        }
    }

    public sealed class Reporter(Database database) : VirtualUser
    {
        const string Sql = "select * from orders";

        [Task]
        public Task Report() => MeasureAsync("SQL", "monthly report", async measured =>
        {
            var rows = await database.QueryAsync(Sql, Stopping);
            measured.Details = new RequestDetails { Address = "db:5432", ResponseBytes = rows.Bytes };
            if (rows.Count == 0) measured.Fail("no rows");
        });
    }

    public sealed class ChatFixture
    {
        public Uri Address { get; } = new("http://localhost");
    }

    public sealed class Database
    {
        public Task<Rows> QueryAsync(string sql, CancellationToken token) => Task.FromResult(new Rows(sql.Length, token.IsCancellationRequested ? 0 : 1));
    }

    public sealed record Rows(long Bytes, int Count);

    public sealed record Found(IReadOnlyList<string> SearchPosts);

    public sealed record Price(decimal Value);
}
