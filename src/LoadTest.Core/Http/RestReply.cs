using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoadTest.Http;

/// <summary>
/// A judged reply of a JSON service. A body that is no JSON fails it, and so does whatever the judging throws: there a failed
/// assertion is a result. Only the stop of the user, and what is thrown after a verdict, is thrown on.
/// </summary>
public sealed class RestReply : JudgedReply
{
    const int ShortBody = 200;
    const int LongBody = 250;

    bool _isPresumedFailed;

    internal RestReply(HttpReply reply, OpenRequest request)
        : base(reply, request, calls: null)
    {
        Js = new JsonObject();
        if (StatusCode == 0) PresumeFailed(string.Create(CultureInfo.InvariantCulture, $"{Error}, response code 0, after {request.Elapsed.TotalSeconds:0.0} s"));
        else if (Body.Length > 0) Parse();
    }

    /// <summary>The body as JSON; an empty object when there is none. Members that there are not read as null.</summary>
    public JsonNode Js { get; private set; }

    internal override bool Absorbs(Exception exception) => !HasVerdict && !IsStop(exception);

    private protected override string ReasonOf(Exception exception)
    {
        // What comes of a missing response is no news beside it.
        if (_isPresumedFailed) return Error;
        var message = exception.Message.ReplaceLineEndings(" ");
        if (!IsAssertion(exception.GetType())) return $"{exception.GetType().Name}: {message}{PlaceOf(exception)}, Response was {Excerpt(ShortBody)}";
        return message.EndsWith(',') ? $"{message} response was {Excerpt(ShortBody)}" : message;
    }

    void Parse()
    {
        try
        {
            Js = JsonNode.Parse(Body.Span) ?? Js;
        }
        catch (JsonException exception)
        {
            PresumeFailed(string.Create(
                CultureInfo.InvariantCulture,
                $"Could not parse response as JSON. {Excerpt(LongBody)}, response code {(int)StatusCode}, error {exception.Message.ReplaceLineEndings(" ")}"));
        }
    }

    void PresumeFailed(string error)
    {
        _isPresumedFailed = true;
        Presume(error);
    }

    string Excerpt(int length)
    {
        var text = Text;
        return (text.Length <= length ? text : text[..length]).ReplaceLineEndings(" ");
    }

    /// <summary>Those of the test frameworks: they have no type in common, but their names have.</summary>
    static bool IsAssertion(Type type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == "XunitException" || ancestor.Name.Contains("Assert", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>The line of the user's code; nothing when there are no debug symbols.</summary>
    static string PlaceOf(Exception exception)
    {
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame =>
            !string.IsNullOrEmpty(frame.GetFileName()) && frame.GetMethod()?.DeclaringType?.Assembly != typeof(RestReply).Assembly);
        return frame is null ? "" : string.Create(CultureInfo.InvariantCulture, $" at {Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber()}");
    }
}
