using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using LoadTest.Http.Wire;

namespace LoadTest.Http;

/// <summary>
/// Sends one user's requests: with its headers and cookies, along redirects, until the body has been read. Each hop goes over our own
/// wire when that can send it, and else through the platform's client; what comes back is the same.
/// </summary>
internal sealed class RequestSender(SessionTransport transport, HttpOptions options, MessageWriter messages, OpenBodies bodies, RequestTargets targets)
{
    readonly WireWriter? _writer = transport.Wire is null ? null : new WireWriter(messages, transport.Endpoints);

    /// <summary>Throws what the transport throws.</summary>
    public ValueTask<HttpReply> SendAsync(HttpCall call, Flight flight)
    {
        var hop = new Hop(call.Method, call.Target, call.Content, messages.HeadersOf(call), call.Modifiers?.Headers);
        return transport.Wire is not null && call.Modifiers is not { IsHeadersOnly: true }
            ? SendOnWireAsync(call, hop, hops: 0, flight)
            : SendOnPlatformAsync(call, hop, hops: 0, flight);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<HttpReply> SendOnWireAsync(HttpCall call, Hop hop, int hops, Flight flight)
    {
        // Never null: who calls this has a wire.
        if (!_writer!.TryWrite(hop, out var request)) return await SendOnPlatformAsync(call, hop, hops, flight).ConfigureAwait(false);

        WireConnection connection;
        try
        {
            connection = await transport.Wire!.ExchangeAsync(request.Start.Endpoint, request.Bytes, flight, request.Start.IsHead, canRepeat: hop.Content is null).ConfigureAwait(false);
        }
        finally
        {
            _writer.Return(request);
        }

        HttpReply reply;
        try
        {
            flight.EndNanos = connection.EndNanos;
            var response = connection.Response;
            if (response.Hints.HasCookies) StoreCookies(hop.Address, ResponseHead.HeadersOf(response.Head));
            if (IsUnseen(call, response, flight)) return HttpReply.Unseen;
            reply = ToReply(call, connection);
        }
        finally
        {
            transport.Wire.Return(connection);
        }

        return call.FollowsRedirects && Redirect.Is(reply.StatusCode) && NextOf(call, hop, reply.StatusCode, reply.Headers!) is { } next // never null: there is a status
            ? await FollowAsync(call, reply, next, hops, flight).ConfigureAwait(false) : reply;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    async ValueTask<HttpReply> SendOnPlatformAsync(HttpCall call, Hop hop, int hops, Flight flight)
    {
        using var message = messages.MessageFor(hop);
        HttpResponseMessage? response = null;
        HttpReply reply;
        Hop? next;
        try
        {
            response = await transport.Platform.SendAsync(message, flight.Token).ConfigureAwait(false);
            if (response.Headers.TryGetValues("Set-Cookie", out _)) StoreCookies(hop.Address, response.Headers);
            next = NextOf(call, hop, response.StatusCode, response.Headers);
            if (next is null && call.Modifiers is { IsHeadersOnly: true })
            {
                reply = ToReply(call, response, await bodies.KeepAsync(response, flight.Token).ConfigureAwait(false));
                response = null;
                return reply;
            }

            reply = ToReply(call, response, await ResponseBody.ReadAsync(response, flight.Token).ConfigureAwait(false));
        }
        finally
        {
            message.Content = null; // or disposing the message would dispose what the next hop sends
            response?.Dispose();
        }

        return next is { } following ? await FollowAsync(call, reply, following, hops, flight).ConfigureAwait(false) : reply;
    }

    ValueTask<HttpReply> FollowAsync(HttpCall call, HttpReply reply, Hop next, int hops, Flight flight)
    {
        if (hops == options.MaxRedirects) return new ValueTask<HttpReply>(reply.WithError($"more than {options.MaxRedirects} redirects"));

        flight.EndNanos = 0;
        return transport.Wire is not null && call.Modifiers is not { IsHeadersOnly: true }
            ? SendOnWireAsync(call, next, hops + 1, flight)
            : SendOnPlatformAsync(call, next, hops + 1, flight);
    }

    /// <summary>Where a redirect leads; null when there is none to follow.</summary>
    Hop? NextOf(HttpCall call, in Hop hop, HttpStatusCode status, HttpResponseHeaders headersOfResponse)
    {
        if (!call.FollowsRedirects || Redirect.TargetOf(status, headersOfResponse, hop.Address) is not { } target) return null;

        var (method, content) = Redirect.Rewrite(status, hop.Method, hop.Content);
        var headers = target.Authority == hop.Address.Authority ? hop.Headers : Redirect.WithoutCredentials(hop.Headers);
        return new Hop(method, targets.Of(target, hop.Target.Name), content, headers, hop.OwnHeaders);
    }

    void StoreCookies(Uri address, HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("Set-Cookie", out var values)) return;
        foreach (var value in values)
        {
            try
            {
                messages.Cookies.SetCookies(address, value);
            }
            catch (CookieException)
            {
                // A malformed cookie is the server's fault; browsers drop it silently, and so does this user.
            }
        }
    }

    static bool IsUnseen(HttpCall call, ResponseReader response, Flight flight) =>
        !flight.IsSeen && response.StatusCode is >= 200 and <= 299 && call.Modifiers is not { Expected.Count: > 0 };

    static HttpReply ToReply(HttpCall call, WireConnection connection)
    {
        var response = connection.Response;
        var error = ErrorOf(call, response.StatusCode, response.Head);
        return new HttpReply((HttpStatusCode)response.StatusCode, connection.KeepHead(), new ResponseBody(response.Body.Take(), response.Body.Length), error);
    }

    static HttpReply ToReply(HttpCall call, HttpResponseMessage response, ResponseBody body)
    {
        var status = (int)response.StatusCode;
        var error = IsExpected(call, status) ? "" : ErrorOf(call, status, response.ReasonPhrase ?? "");
        return new HttpReply(response.StatusCode, response.Headers, body, error);
    }

    static string ErrorOf(HttpCall call, int status, ReadOnlySpan<byte> head) => IsExpected(call, status) ? "" : ErrorOf(call, status, ResponseHead.PhraseOf(head));

    static bool IsExpected(HttpCall call, int status) => call.Modifiers is { Expected: { Count: > 0 } expected } ? expected.Contains(status) : status < 400;

    static string ErrorOf(HttpCall call, int status, string phrase) => call.Modifiers is { Expected: { Count: > 0 } expected }
        ? HttpFailure.OfUnexpected(expected, status, phrase)
        : HttpFailure.OfStatus(status, phrase);
}
