using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LoadTest.Http;

namespace FromLocust.MilMove;

/// <summary>
/// Lines about responses that all look alike, one for the whole run: MilMove's <c>log_response_info</c> and <c>log_response_failure</c>.
/// Of each kind only the first few are written, so that a load test does not drown in them.
/// </summary>
public sealed class ResponseLog
{
    const int MostOfAKind = 3;

    readonly ConcurrentDictionary<(string Task, string Kind), int> _written = new();
    readonly ConcurrentQueue<string> _lines = new();

    /// <summary>What has been written.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Task, status and address.</summary>
    public void Info(HttpReply reply, PreparedRequest request, [CallerMemberName] string task = "") =>
        Write(task, $"{(int)reply.StatusCode}", request.Url.ToString());

    /// <summary>What came back instead of what was asked for.</summary>
    public void Failure(HttpReply reply, [CallerMemberName] string task = "") => Write(task, "failure", reply.Text);

    /// <summary>A move that was found.</summary>
    public void Move(Move move, [CallerMemberName] string task = "") => Write(task, "move", move.MoveCode);

    void Write(string task, string kind, string text)
    {
        if (_written.AddOrUpdate((task, kind), 1, (_, count) => count + 1) > MostOfAKind) return;

        var line = $"{task}: {kind} {text}";
        _lines.Enqueue(line);
        Console.WriteLine(line);
    }
}
