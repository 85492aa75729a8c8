using System.Text.Json;
using LoadTest.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.GraphQL;

public sealed class GraphQLRequestsTests : StubServerTests
{
    const string GetUser = "query GetUser($id: ID!) { user(id: $id) { name } }";

    JsonElement _sent;
    string _accept = "";

    [Fact]
    public async Task S_004_11_a_request_is_named_after_its_operation_and_carries_its_variables()
    {
        Answer("""{"data":{"user":{"name":"Ada"}}}""");

        var reply = await Http.GraphQLAsync(GetUser, new { Id = 7, Tags = new[] { "a" } });

        Assert.True(reply.IsOk, reply.Error);
        Assert.Equal("Ada", reply.Data.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal("Ada", reply.DataAs<Found>()?.User.Name);
        Assert.Empty(reply.Errors);
        Assert.Equal(["POST GraphQL: GetUser: Ok"], User.Counted);
        Assert.Equal($$"""{"query":"{{GetUser}}","variables":{"id":7,"tags":["a"]},"operationName":"GetUser"}""", _sent.GetRawText());
        Assert.Equal("application/graphql-response+json, application/json;q=0.9", _accept);
    }

    [Theory]
    [InlineData("{ users { id } }", "", "GraphQL: query", """{"query":"{ users { id } }"}""")]
    [InlineData("{ users { id } }", "AllUsers", "GraphQL: AllUsers", """{"query":"{ users { id } }"}""")]
    [InlineData("mutation { reset }", "", "GraphQL: mutation", """{"query":"mutation { reset }"}""")]
    [InlineData("query A { a }", "Renamed", "GraphQL: Renamed", """{"query":"query A { a }","operationName":"A"}""")]
    [InlineData("query A { a } query B { b }", "B", "GraphQL: B", """{"query":"query A { a } query B { b }","operationName":"B"}""")]
    public async Task S_004_11_names_group_requests_by_operation(string query, string name, string counted, string sent)
    {
        Answer("""{"data":{}}""");

        await Http.GraphQLAsync(query, name: name);

        Assert.Equal([$"POST {counted}: Ok"], User.Counted);
        Assert.Equal(sent, _sent.GetRawText());
    }

    [Fact]
    public async Task S_004_11_errors_in_a_response_of_status_200_are_a_failure()
    {
        Answer("""{"data":{"user":null},"errors":[{"message":"no user 4711","path":["user","posts",0],"extensions":{"code":"NOT_FOUND"}},{"message":"second"}]}""");

        var reply = await Http.GraphQLAsync(GetUser, new { id = 4711 });

        Assert.False(reply.IsOk);
        Assert.Equal(["POST GraphQL: GetUser: Failed, no user …"], User.Counted);
        Assert.Equal(JsonValueKind.Null, reply.Data.GetProperty("user").ValueKind);
        Assert.Equal([new GraphQLError { Message = "no user 4711", Code = "NOT_FOUND", Path = "user.posts.0" }, new GraphQLError { Message = "second" }], reply.Errors);
        Assert.Equal(System.Net.HttpStatusCode.OK, reply.Response.StatusCode);
    }

    [Theory]
    [InlineData("no user 4711", "no user …")]
    [InlineData("no user \\\"4711\\\" in 12.5 s", "no user \\\"…\\\" in … s")]
    [InlineData("order 0f8fad5b-d9cb-469f-a165-70867728950e is gone", "order … is gone")]
    [InlineData("customer cus_9s6XKzkNRiz8i3 is unknown", "customer … is unknown")]
    [InlineData("Int32 cannot represent field1", "Int32 cannot represent field1")]
    [InlineData("Variable \\\"$id\\\" of required type \\\"ID!\\\" was not provided.", "Variable \\\"$id\\\" of required type \\\"ID!\\\" was not provided.")]
    [InlineData("two\\nlines", "two lines")]
    [InlineData("", "an error without a message")]
    public async Task Failures_are_grouped_without_the_ids_in_their_messages(string message, string reason)
    {
        Answer($$"""{"errors":[{"message":"{{message}}"}]}""");

        await Http.GraphQLAsync(GetUser);

        Assert.Equal($"POST GraphQL: GetUser: Failed, {reason.Replace("\\", "", StringComparison.Ordinal)}", Assert.Single(User.Counted));
    }

    [Theory]
    [InlineData(200, "<html>", "the response is no GraphQL")]
    [InlineData(200, "[]", "the response is no GraphQL")]
    [InlineData(200, "{}", "the response is no GraphQL")]
    [InlineData(200, "", "the response is no GraphQL")]
    [InlineData(200, """{"errors":["odd"]}""", "odd")]
    [InlineData(200, """{"errors":[{"extensions":7,"path":8}]}""", "an error without a message")]
    [InlineData(400, """{"errors":[{"message":"Cannot query field"}]}""", "HTTP 400 Bad Request: Cannot query field")]
    [InlineData(503, "<html>", "HTTP 503 Service Unavailable")]
    [InlineData(500, """{"data":{}}""", "HTTP 500 Internal Server Error")]
    public async Task Whatever_is_no_answer_is_a_failure(int status, string body, string reason)
    {
        Answer(body, status);

        await Http.GraphQLAsync(GetUser);

        Assert.Equal([$"POST GraphQL: GetUser: Failed, {reason}"], User.Counted);
    }

    [Fact]
    public async Task A_service_that_is_down_is_a_failure()
    {
        await Server.DisposeAsync();

        var reply = await Http.GraphQLAsync(GetUser);

        Assert.StartsWith("connection refused", reply.Error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Undefined, reply.Data.ValueKind);
        Assert.Null(reply.DataAs<Found>());
        Assert.Single(User.Counted);
    }

    [Fact]
    public async Task The_user_may_have_another_verdict()
    {
        Answer("""{"data":{"user":null}}""");
        await Http.GraphQLAsync(GetUser, judge: reply =>
        {
            if (reply.DataAs<Found>()?.User is null) reply.Fail("no such user");
        });

        Answer("""{"data":{"user":null},"errors":[{"message":"hidden"}]}""");
        await Http.GraphQLAsync(GetUser, judge: reply => reply.Succeed());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Http.GraphQLAsync("query A { a }", judge: _ => throw new InvalidOperationException("nooo")));
        Assert.Equal(["POST GraphQL: GetUser: Failed, no such user", "POST GraphQL: GetUser: Ok", "POST GraphQL: A: Failed, hidden"], User.Counted);
    }

    [Fact]
    public async Task A_verdict_that_comes_too_late_is_an_error()
    {
        Answer("""{"data":{}}""");
        var reply = await Http.GraphQLAsync(GetUser);

        Assert.StartsWith("LT2002: ", Assert.Throws<InvalidOperationException>(() => reply.Fail("late")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_path_and_the_headers_of_the_user_are_kept()
    {
        Answer("""{"data":{}}""", path: "/api");
        Http.Headers["Accept"] = "application/json";

        Assert.True((await Http.GraphQLAsync(GetUser, path: "/api")).IsOk);
        Assert.Equal("application/json", _accept);
    }

    [Fact]
    public void A_document_that_cannot_be_sent_is_an_error_before_anything_is_counted()
    {
        Assert.Throws<ArgumentException>(() => { _ = Http.GraphQLAsync("fragment A on B { c }"); });

        Assert.Empty(User.Counted);
        Assert.Equal("", Http.Settle(escaped: null));
    }

    void Answer(string body, int status = 200, string path = "/graphql") => Server.On(path, async context =>
    {
        _sent = (await JsonDocument.ParseAsync(context.Request.Body)).RootElement;
        _accept = context.Request.Headers.Accept.ToString();
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
    });

    sealed record Found
    {
        public Person User { get; init; } = new();
    }

    sealed record Person
    {
        public string Name { get; init; } = "";
    }
}
