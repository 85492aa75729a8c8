using LoadTest.Http;

namespace LoadTest;

/// <summary>A task set of an <see cref="HttpUser"/>, with the user's HTTP session at hand.</summary>
public abstract class HttpTaskSet : TaskSet
{
    /// <summary>The user's session: its cookies, headers and connections.</summary>
    /// <exception cref="InvalidOperationException">The set is not part of a run (yet), or its user is no <see cref="HttpUser"/>.</exception>
    protected HttpSession Http => User is HttpUser user
        ? user.Http
        : throw new InvalidOperationException($"{GetType().Name} is a task set of {User.GetType().Name}, which is no HttpUser and has no HTTP session.");
}
