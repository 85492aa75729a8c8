using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;

namespace LoadTest.Http;

/// <summary>
/// A request that is sent once it is awaited, returned as a <see cref="Task"/>, started with <see cref="AsTask"/>, judged or read
/// as REST. Until then it can be modified: <c>await Http.GetAsync("/a").Named("/x").Expect(404)</c>. Awaiting it again gives the
/// same reply; nothing is sent twice.
/// </summary>
public sealed class HttpCall
{
    readonly HttpSession _session;
    readonly string _name;
    CallModifiers? _modifiers;
    Task<HttpReply>? _sent;

    internal HttpCall(HttpSession session, HttpMethod method, Uri address, HttpContent? content, string name)
    {
        _session = session;
        _name = name;
        Method = method;
        Address = address;
        Content = content;
    }

    internal HttpMethod Method { get; }

    /// <summary>In full, as it is sent first: redirects do not change it.</summary>
    internal Uri Address { get; private set; }

    internal HttpContent? Content { get; }

    internal string Name => _modifiers is not { } special ? _name : special.Name.Length > 0 ? special.Name : _name + special.NameSuffix;

    internal CallModifiers? Modifiers => _modifiers;

    internal bool IsRecorded => _modifiers is not { IsUnrecorded: true };

    internal bool IsOfBackground => _modifiers is { IsOfBackground: true };

    internal bool FollowsRedirects => _modifiers?.FollowsRedirects ?? Method != HttpMethod.Head;

    /// <summary>Sends the call, so that an expression-bodied task can return it.</summary>
    /// <param name="call">The call to send.</param>
    public static implicit operator Task(HttpCall call) => call.AsTask();

    /// <summary>Counts the request under another name than its path.</summary>
    /// <param name="name">A fixed text without ids. It wins over every other name.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public HttpCall Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Modify().Name = name;
        return this;
    }

    /// <summary>Sends a header with this request, instead of the user's header of that name, and of the body's if it is one of the body.</summary>
    /// <param name="name">The header's name, for example <c>If-Match</c>.</param>
    /// <param name="value">Its value, in one line.</param>
    /// <exception cref="ArgumentException">The name is empty, or there is a line break.</exception>
    public HttpCall WithHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.AsSpan().ContainsAny("\r\n: ") || value.AsSpan().ContainsAny("\r\n\0"))
            throw new ArgumentException($"The header '{name}' cannot be sent: a name has no blank, colon or line break, a value no line break.", nameof(value));

        (Modify().Headers ??= new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase))[name] = value;
        return this;
    }

    /// <summary>Sends a user name and a password with this request (RFC 7617).</summary>
    /// <param name="user">Without a colon.</param>
    /// <param name="password">Any text.</param>
    /// <exception cref="ArgumentException">The user name has a colon.</exception>
    public HttpCall WithBasicAuth(string user, string password)
    {
        if (user.Contains(':', StringComparison.Ordinal)) throw new ArgumentException($"The user name '{user}' has a colon, which basic authentication cannot transport.", nameof(user));
        return WithHeader("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}");
    }

    /// <summary>Sends a bearer token with this request.</summary>
    /// <param name="token">The token, in one line.</param>
    /// <exception cref="ArgumentException">The token is empty or has a line break.</exception>
    public HttpCall WithBearer(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        return WithHeader("Authorization", $"Bearer {token}");
    }

    /// <summary>Only these statuses count as ok: with <c>Expect(422)</c> a 422 is ok and a 200 is a failure.</summary>
    /// <param name="statuses">At least one, each from 100 to 599. To expect a redirect, add <see cref="WithoutRedirects"/>.</param>
    /// <exception cref="ArgumentException">There is none, or one that is no status.</exception>
    public HttpCall Expect(params int[] statuses)
    {
        if (statuses.Length == 0) throw new ArgumentException("Expect needs at least one status, for example Expect(422).", nameof(statuses));
        foreach (var status in statuses)
        {
            if (status is < 100 or > 599) throw new ArgumentException($"Expect({status}): a status is from 100 to 599.", nameof(statuses));
        }

        Modify().Expected = [.. statuses];
        return this;
    }

    /// <summary>Gives this request another time-out than the user's.</summary>
    /// <param name="timeout">Above 0, at most 24 days; from the start until the body has been read.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time-out is not in that range.</exception>
    public HttpCall WithTimeout(TimeSpan timeout)
    {
        Modify().Timeout = HttpExchange.Checked(timeout);
        return this;
    }

    /// <summary>Takes a redirect as the reply. For a HEAD request that is so anyway.</summary>
    public HttpCall WithoutRedirects()
    {
        Modify().FollowsRedirects = false;
        return this;
    }

    /// <summary>
    /// Ends the request when the headers are there: that is its response time, and its time-out. The body can then be read from
    /// <see cref="HttpReply.OpenBody"/>; what is still open when the task or hook ends is closed.
    /// </summary>
    public HttpCall HeadersOnly()
    {
        Modify().IsHeadersOnly = true;
        return this;
    }

    /// <summary>Sends the request without counting it: it is in no total, no rate and no threshold.</summary>
    public HttpCall Unrecorded()
    {
        Modify().IsUnrecorded = true;
        return this;
    }

    /// <summary>Says something about this request to the hooks; it wins over <see cref="VirtualUser.Dimensions"/>.</summary>
    /// <param name="key">For example <c>tenant</c>.</param>
    /// <param name="value">Any text.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public HttpCall WithDimension(string key, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        (Modify().Dimensions ??= new Dictionary<string, string>(StringComparer.Ordinal))[key] = value;
        return this;
    }

    /// <summary>Adds <c>_=‹milliseconds›</c> to the query, so that no cache answers, and <c>?_=…</c> to the request name.</summary>
    public HttpCall WithCacheBuster()
    {
        var special = Modify();
        special.NameSuffix = "?_=…";
        Address = _session.WithCacheBuster(Address);
        return this;
    }

    /// <summary>Sends the request now and returns its reply, for example to have two requests under way at once.</summary>
    /// <returns>Completes when the body has been read. A failed request completes too; it does not throw.</returns>
    /// <exception cref="InvalidOperationException">The call has been judged, or read as REST: its reply is there.</exception>
    public Task<HttpReply> AsTask()
    {
        if (_modifiers is { IsJudged: true }) throw SentAlready();
        return _sent ??= _session.SendAsync(this);
    }

    /// <summary>Sends the request; whether it is ok is for the caller to say. <c>await using var call = await Http.PostAsync(…).Judged();</c></summary>
    /// <param name="time">Which time is recorded.</param>
    /// <returns>A reply to be disposed. A failed request completes too; it does not throw.</returns>
    /// <exception cref="InvalidOperationException">The call has been sent already.</exception>
    public Task<JudgedReply> Judged(JudgedTime time = JudgedTime.UntilReply) => _session.SendJudgedAsync(Claim(), time);

    /// <summary>Sends the request and has it judged. What <paramref name="judge"/> throws is a failure of the request, unless it has given a verdict, and is thrown on.</summary>
    /// <param name="judge">Gives a verdict, or leaves it to the default rule.</param>
    /// <param name="time">Which time is recorded.</param>
    /// <returns>The reply, judged and counted.</returns>
    /// <exception cref="InvalidOperationException">The call has been sent already.</exception>
    public Task<JudgedReply> Judged(Action<JudgedReply> judge, JudgedTime time = JudgedTime.UntilReply) => Judged(Asynchronous(judge), time);

    /// <inheritdoc cref="Judged(Action{JudgedReply}, JudgedTime)"/>
    public Task<JudgedReply> Judged(Func<JudgedReply, Task> judge, JudgedTime time = JudgedTime.UntilReply) =>
        _session.JudgeAsync(Claim(), time, static (reply, request) => new JudgedReply(reply, request, calls: null), judge);

    /// <summary>
    /// Sends a request to a JSON service (with JSON headers, unless there are others) and reads the reply as JSON. Failed are: no
    /// response, a body that is no JSON, and whatever <paramref name="judge"/> throws, which goes no further.
    /// </summary>
    /// <param name="judge">Asserts on the reply, or gives a verdict; the last verdict wins.</param>
    /// <returns>The reply, judged and counted.</returns>
    /// <exception cref="InvalidOperationException">The call has been sent already.</exception>
    public Task<RestReply> Rest(Action<RestReply> judge) => Rest(Asynchronous(judge));

    /// <inheritdoc cref="Rest(Action{RestReply})"/>
    public Task<RestReply> Rest(Func<RestReply, Task> judge)
    {
        if (Modify().Headers?.ContainsKey("Accept") != true && !_session.Headers.ContainsKey("Accept")) _ = WithHeader("Accept", "application/json");
        if (Content is { Headers.ContentType: null } content) content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return _session.JudgeAsync(Claim(), JudgedTime.UntilReply, static (reply, request) => new RestReply(reply, request), judge);
    }

    /// <inheritdoc cref="Rest(Action{RestReply})"/>
    public Task<RestReply> Rest() => Rest(static _ => Task.CompletedTask);

    /// <summary>Makes the call awaitable.</summary>
    public TaskAwaiter<HttpReply> GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>Configures how the await resumes.</summary>
    /// <param name="continueOnCapturedContext">As in <see cref="Task.ConfigureAwait(bool)"/>; users run without a context anyway.</param>
    public ConfiguredTaskAwaitable<HttpReply> ConfigureAwait(bool continueOnCapturedContext) => AsTask().ConfigureAwait(continueOnCapturedContext);

    internal void MarkAsOfBackground() => Modify().IsOfBackground = true;

    CallModifiers Modify() => _sent is not null || _modifiers is { IsJudged: true } ? throw SentAlready() : _modifiers ??= new CallModifiers();

    static Func<TReply, Task> Asynchronous<TReply>(Action<TReply> judge) => reply =>
    {
        judge(reply);
        return Task.CompletedTask;
    };

    HttpCall Claim()
    {
        Modify().IsJudged = true;
        return this;
    }

    InvalidOperationException SentAlready() => new(
        $"LT2004: the call {Method} {Name} has been sent already. Fix: modify, judge or read a call before it is awaited, each call once.");
}
