using System.Text.Json;
using LoadTest.GraphQL;
using LoadTest.Http;

namespace LoadTest;

/// <summary>What a GraphQL service has answered. A reply with errors counts as failed, although its status is 200.</summary>
public sealed class GraphQLReply
{
    readonly JudgedReply _reply;

    internal GraphQLReply(JudgedReply reply)
    {
        _reply = reply;
        if (reply.StatusCode != 0) Read();
    }

    /// <summary>The data; its <see cref="JsonElement.ValueKind"/> is undefined when there is none, and null when an error has taken it all.</summary>
    public JsonElement Data { get; private set; }

    /// <summary>The errors, in the server's order.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; private set; } = [];

    /// <summary>Status and headers.</summary>
    public HttpReply Response => _reply;

    /// <summary>Whether the request counts as ok.</summary>
    public bool IsOk => _reply.IsOk;

    /// <summary>Why the request failed, as it is counted: the first error without its numbers; empty when it is ok.</summary>
    public string Error => _reply.Error;

    /// <summary>The data, read with the web defaults.</summary>
    /// <typeparam name="T">What to read.</typeparam>
    /// <returns>Null when there is no data.</returns>
    /// <exception cref="JsonException">It is not of this shape.</exception>
    public T? DataAs<T>() => Data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? default : Data.Deserialize<T>(JsonSerializerOptions.Web);

    /// <summary>Counts the request as failed. Only while it is being judged.</summary>
    /// <param name="reason">Why, without ids, so that failures group.</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    /// <exception cref="InvalidOperationException">The request has been counted.</exception>
    public void Fail(string reason) => _reply.Fail(reason);

    /// <summary>Counts the request as ok whatever its errors, for example when some of them are expected. Only while it is being judged.</summary>
    /// <exception cref="InvalidOperationException">The request has been counted.</exception>
    public void Succeed() => _reply.Succeed();

    void Read()
    {
        if (!TryParse(out var root))
        {
            if (_reply.IsOk) _reply.Fail("the response is no GraphQL");
            return;
        }

        if (root.TryGetProperty("data", out var data)) Data = data;
        if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array) Errors = [.. errors.EnumerateArray().Select(GraphQLError.Of)];
        if (Errors.Count > 0) _reply.Fail(GraphQLFailure.Of(_reply.Error, Errors[0]));
        else if (_reply.IsOk && Data.ValueKind == JsonValueKind.Undefined) _reply.Fail("the response is no GraphQL");
    }

    bool TryParse(out JsonElement root)
    {
        root = default;
        try
        {
            root = JsonElement.Parse(_reply.Body.Span);
            return root.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
