using System.Runtime.CompilerServices;

namespace LoadTest.Http;

/// <summary>
/// A request that is sent once it is awaited, returned as a <see cref="Task"/>, or started with <see cref="AsTask"/>.
/// Awaiting it again gives the same reply; nothing is sent twice.
/// </summary>
public sealed class HttpCall
{
    readonly HttpSession _session;
    readonly string _name;
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

    internal Uri Address { get; }

    internal HttpContent? Content { get; }

    internal string NameOrPath => _name.Length > 0 ? _name : Address.AbsolutePath;

    /// <summary>Sends the call, so that an expression-bodied task can return it.</summary>
    /// <param name="call">The call to send.</param>
    public static implicit operator Task(HttpCall call) => call.AsTask();

    /// <summary>Sends the request now and returns its reply, for example to have two requests under way at once.</summary>
    /// <returns>Completes when the body has been read. A failed request completes too; it does not throw.</returns>
    public Task<HttpReply> AsTask() => _sent ??= _session.SendAsync(this);

    /// <summary>Makes the call awaitable.</summary>
    public TaskAwaiter<HttpReply> GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>Configures how the await resumes.</summary>
    /// <param name="continueOnCapturedContext">As in <see cref="Task.ConfigureAwait(bool)"/>; users run without a context anyway.</param>
    public ConfiguredTaskAwaitable<HttpReply> ConfigureAwait(bool continueOnCapturedContext) => AsTask().ConfigureAwait(continueOnCapturedContext);
}
