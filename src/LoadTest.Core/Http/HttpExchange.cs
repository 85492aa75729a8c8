using System.Net;
using LoadTest.Measure;

namespace LoadTest.Http;

/// <summary>Sends one user's requests: times and counts each, follows redirects, keeps cookies, reads the body to its end.</summary>
internal sealed class HttpExchange(UserContext context, HttpTransport transport, CookieContainer cookies, TimeSpan timeout) : IDisposable
{
    const int MaxRedirects = 10;

    CancellationTokenSource? _spareDeadline;

    /// <summary>Never throws for what the network or the server does: that is the result.</summary>
    public async Task<HttpReply> SendAsync(HttpMethod method, Uri address, HttpContent? content, string name, IDictionary<string, string> headers)
    {
        var deadline = Interlocked.Exchange(ref _spareDeadline, null) ?? CancellationTokenSource.CreateLinkedTokenSource(context.Aborting);
        deadline.CancelAfter(timeout);
        var request = context.BeginRequest(method.Method, name);
        HttpReply reply;
        var outcome = Outcome.Cancelled;
        try
        {
            reply = await FollowAsync(method, address, content, headers, deadline.Token).ConfigureAwait(false);
            outcome = reply.IsOk ? Outcome.Ok : Outcome.Failed(reply.Error);
        }
        catch (OperationCanceledException) when (context.Aborting.IsCancellationRequested)
        {
            reply = new HttpReply(0, headers: null, body: default, Outcome.Cancelled.Reason);
        }
        catch (Exception exception) when (!HttpFailure.IsExpected(exception))
        {
            // For example content that cannot be written: the user's error, which the task reports.
            outcome = Outcome.Failed($"{exception.GetType().Name} before a response");
            throw;
        }
        catch (Exception exception)
        {
            var reason = exception is OperationCanceledException ? HttpFailure.TimedOut(timeout) : HttpFailure.Describe(exception, address);
            outcome = Outcome.Failed(reason);
            reply = new HttpReply(0, headers: null, body: default, reason);
        }
        finally
        {
            context.EndRequest(request, outcome);
            Return(deadline);
        }

        return reply;
    }

    public void Dispose() => _spareDeadline?.Dispose();

    async Task<HttpReply> FollowAsync(
        HttpMethod method, Uri address, HttpContent? content, IDictionary<string, string> headers, CancellationToken token)
    {
        for (var hop = 0; ; hop++)
        {
            using var message = CreateMessage(method, address, content, headers);
            using var response = await transport.SendAsync(message, token).ConfigureAwait(false);
            StoreCookies(address, response);
            var body = await ResponseBody.ReadAsync(response.Content, token).ConfigureAwait(false);
            if (Redirect.TargetOf(response, address) is not { } target) return ToReply(response, body);
            if (hop == MaxRedirects) return new HttpReply(response.StatusCode, response.Headers, body, $"more than {MaxRedirects} redirects");

            (method, content) = Redirect.Rewrite(response.StatusCode, method, content);
            if (target.Authority != address.Authority) headers = Redirect.WithoutCredentials(headers);
            message.Content = null; // or disposing the message would dispose what the next hop sends
            address = target;
        }
    }

    HttpRequestMessage CreateMessage(HttpMethod method, Uri address, HttpContent? content, IDictionary<string, string> headers)
    {
        var message = new HttpRequestMessage(method, address) { Content = content };
        if (headers.Count > 0)
        {
            foreach (var (name, value) in headers)
            {
                // Headers of the body, such as Content-Language, have a place of their own; without a body they mean nothing.
                if (!message.Headers.TryAddWithoutValidation(name, value)) content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (cookies.Count > 0 && cookies.GetCookieHeader(address) is { Length: > 0 } cookie) message.Headers.TryAddWithoutValidation("Cookie", cookie);
        return message;
    }

    void StoreCookies(Uri address, HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var values)) return;
        foreach (var value in values)
        {
            try
            {
                cookies.SetCookies(address, value);
            }
            catch (CookieException)
            {
                // A malformed cookie is the server's fault; browsers drop it silently, and so does this user.
            }
        }
    }

    static HttpReply ToReply(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var status = (int)response.StatusCode;
        return new HttpReply(response.StatusCode, response.Headers, body, status < 400 ? "" : HttpFailure.OfStatus(response));
    }

    // A source is reused while it has never fired: making one, linked to the run's token, costs more than a small request.
    void Return(CancellationTokenSource deadline)
    {
        if (!deadline.TryReset() || Interlocked.CompareExchange(ref _spareDeadline, deadline, null) is not null) deadline.Dispose();
    }
}
