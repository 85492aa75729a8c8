using LoadTest.Http;

namespace LoadTest.Tests.Http;

/// <summary>An HTTP user that lets a test use what authors use inside of it.</summary>
internal sealed class HttpScriptUser : HttpUser
{
    public override Uri Host { get; } = new("http://stub.example");

    public new HttpSession Http => base.Http;

    public new Task<bool> PauseAsync(TimeSpan time) => base.PauseAsync(time);
}
