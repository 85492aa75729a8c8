using System.Net.Http.Json;

namespace LoadTest.Http;

/// <content>The verbs. Each makes a call, which is sent when it is awaited or returned as a <see cref="Task"/>.</content>
public sealed partial class HttpSession
{
    /// <summary>Makes a GET request.</summary>
    /// <param name="path">Absolute, or relative to the user's host; or a <see cref="Route"/>.</param>
    /// <param name="name">The request name; keep ids out of it, for example <c>/items/{id}</c>. Without it <see cref="RequestName"/>, the route, or the path without its query.</param>
    /// <param name="query">An anonymous object or a dictionary, for example <c>new { page = 1 }</c>: URL-encoded, null left out, arrays repeated.</param>
    /// <exception cref="UriFormatException">The address is none.</exception>
    public HttpCall GetAsync(Route path, string name = "", object? query = null) =>
        Create(HttpMethod.Get, path, content: null, name, query);

    /// <summary>Makes a HEAD request, which does not follow redirects.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall HeadAsync(Route path, string name = "", object? query = null) =>
        Create(HttpMethod.Head, path, content: null, name, query);

    /// <summary>Makes an OPTIONS request.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall OptionsAsync(Route path, string name = "", object? query = null) =>
        Create(HttpMethod.Options, path, content: null, name, query);

    /// <summary>Makes a DELETE request.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall DeleteAsync(Route path, string name = "", object? query = null) =>
        Create(HttpMethod.Delete, path, content: null, name, query);

    /// <summary>Makes a POST request.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall PostAsync(Route path, HttpContent? content, string name = "", object? query = null) =>
        Create(HttpMethod.Post, path, content, name, query);

    /// <summary>Makes a PUT request.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall PutAsync(Route path, HttpContent? content, string name = "", object? query = null) =>
        Create(HttpMethod.Put, path, content, name, query);

    /// <summary>Makes a PATCH request.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall PatchAsync(Route path, HttpContent? content, string name = "", object? query = null) =>
        Create(HttpMethod.Patch, path, content, name, query);

    /// <summary>Makes a POST request with a JSON body.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="body">Serialised with the web defaults (camel case).</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall PostAsJsonAsync<T>(Route path, T body, string name = "", object? query = null) =>
        Create(HttpMethod.Post, path, JsonContent.Create(body), name, query);

    /// <summary>Makes a PUT request with a JSON body.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="body">Serialised with the web defaults (camel case).</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall PutAsJsonAsync<T>(Route path, T body, string name = "", object? query = null) =>
        Create(HttpMethod.Put, path, JsonContent.Create(body), name, query);

    /// <summary>Makes a PATCH request with a JSON body.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="body">Serialised with the web defaults (camel case).</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall PatchAsJsonAsync<T>(Route path, T body, string name = "", object? query = null) =>
        Create(HttpMethod.Patch, path, JsonContent.Create(body), name, query);

    /// <summary>Makes a POST request with a form, <c>application/x-www-form-urlencoded</c>.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="fields">An anonymous object or a dictionary, as for a query.</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall PostFormAsync(Route path, object fields, string name = "", object? query = null) =>
        Create(HttpMethod.Post, path, new FormUrlEncodedContent(FieldText.PairsOf(fields)), name, query);

    /// <summary>Makes a POST request with a form of several parts, <c>multipart/form-data</c>, for example to send files.</summary>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="parts">The fields and files, in order.</param>
    public HttpCall PostMultipartAsync(Route path, params FormPart[] parts) => Create(HttpMethod.Post, path, FormPart.ContentOf(parts), name: "", query: null);

    /// <summary>Makes any request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">As for <see cref="GetAsync"/>.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="name">As for <see cref="GetAsync"/>.</param>
    /// <param name="query">As for <see cref="GetAsync"/>.</param>
    public HttpCall SendAsync(HttpMethod method, Route path, HttpContent? content, string name = "", object? query = null) =>
        Create(method, path, content, name, query);
}
