using System.Net;
using LoadTest.Http;

namespace FromLocust.MilMove;

/// <summary>S-000-5, "Logging In As A Customer or Office User".</summary>
public static class Auth
{
    const string CsrfCookie = "masked_gorilla_csrf";

    /// <summary>Makes a user and logs it in: its session has the cookie from then on.</summary>
    /// <param name="session">The session of the virtual user.</param>
    /// <param name="preparer">Knows the hosts.</param>
    /// <param name="type">Who to be.</param>
    /// <returns>Whether the service agreed.</returns>
    public static async Task<bool> CreateUserAsync(this HttpSession session, RequestPreparer preparer, UserType type)
    {
        // The page sets a cookie, whose value is wanted back as a header and as a field of the form.
        session.SendCookieAsHeader(CsrfCookie, "x-csrf-token");
        var login = preparer.PrepHostRequest(type, "/devlocal-auth/login");
        await session.GetAsync(login.Url.AbsoluteUri);

        var create = preparer.PrepHostRequest(type, "/devlocal-auth/create");
        var reply = await session.PostFormAsync(create.Url.AbsoluteUri, new Dictionary<string, object?>
        {
            ["userType"] = NameOf(type),
            ["gorilla.csrf.Token"] = session.Cookies.GetCookies(login.Url)[CsrfCookie]?.Value,
        });
        return reply.StatusCode == HttpStatusCode.OK;
    }

    static string NameOf(UserType type) => type switch
    {
        UserType.MilMove => "milmove",
        UserType.ServicesCounselor => "Services Counselor office",
        UserType.TaskOrderingOfficer => "TOO office",
        UserType.TaskInvoicingOfficer => "TIO office",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No user type."),
    };
}
