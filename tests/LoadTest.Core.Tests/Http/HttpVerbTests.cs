using System.Text;
using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

public sealed class HttpVerbTests : StubServerTests
{
    [Fact]
    public async Task Every_verb_is_sent_and_counted_as_itself()
    {
        Server.On("/", context =>
        {
            context.Response.Headers["X-Method"] = context.Request.Method;
            return Task.CompletedTask;
        });

        var replies = new[]
        {
            await Http.GetAsync("/"), await Http.HeadAsync("/"), await Http.OptionsAsync("/"), await Http.DeleteAsync("/"),
            await Http.PostAsync("/", content: null), await Http.PutAsync("/", content: null), await Http.PatchAsync("/", new StringContent("x")),
        };

        string[] verbs = ["GET", "HEAD", "OPTIONS", "DELETE", "POST", "PUT", "PATCH"];
        Assert.Equal(verbs, replies.Select(reply => reply.Headers?.GetValues("X-Method").Single()));
        Assert.Equal(verbs.Select(verb => $"{verb} /: Ok"), User.Counted);
    }

    [Fact]
    public async Task S_004_1_a_form_is_sent_url_encoded()
    {
        Server.On("/form", async context => await context.Response.WriteAsync($"{context.Request.ContentType}|{await BodyOf(context)}"));

        Assert.Equal("application/x-www-form-urlencoded|name=J%C3%B6rg+A&age=7", (await Http.PostFormAsync("/form", new { name = "Jörg A", age = 7 })).Text);
        Assert.Equal("application/x-www-form-urlencoded|gorilla.csrf.Token=a", (await Http.PostFormAsync("/form", new Dictionary<string, string> { ["gorilla.csrf.Token"] = "a" })).Text);
    }

    [Fact]
    public async Task A_multipart_form_has_fields_and_files()
    {
        Server.On("/upload", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            using var reader = new StreamReader(form.Files[0].OpenReadStream());
            await context.Response.WriteAsync($"{form["kind"]} {form.Files[0].Name} {form.Files[0].FileName} {form.Files[0].ContentType} {await reader.ReadToEndAsync()}");
        });

        var reply = await Http.PostMultipartAsync("/upload", FormPart.Field("kind", "csv"), FormPart.File("file", Encoding.UTF8.GetBytes("a,b"), "data.csv", "text/csv"));

        Assert.Equal("csv file data.csv text/csv a,b", reply.Text);
    }

    [Fact]
    public async Task A_query_is_encoded_invariant_and_without_nulls()
    {
        Server.On("/q", context => context.Response.WriteAsync(context.Request.QueryString.Value ?? ""));
        using var culture = new CultureScope("de-DE");

        var reply = await Http.GetAsync("/q?first=0#part", query: new
        {
            page = 1,
            ratio = 1.5,
            isOpen = true,
            text = "a b&c=ü",
            nothing = (string?)null,
            ids = new[] { 1, 2 },
            day = DayOfWeek.Monday,
            at = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(2)),
        });

        Assert.Equal("?first=0&page=1&ratio=1.5&isOpen=true&text=a%20b%26c%3D%C3%BC&ids=1&ids=2&day=Monday&at=2024-02-29T12%3A00%3A00%2B02%3A00", reply.Text);
        Assert.Equal("?a=1&a=2", (await Http.GetAsync("/q", query: new[] { KeyValuePair.Create("a", "1"), KeyValuePair.Create("a", "2") })).Text);
        Assert.Equal("?a=x", (await Http.GetAsync("/q", query: new Dictionary<string, object> { ["a"] = 'x' })).Text);
        Assert.Equal("", (await Http.GetAsync("/q", query: new { nothing = (int?)null })).Text);
    }

    [Fact]
    public void A_query_of_something_else_is_refused()
    {
        Assert.StartsWith("LT2007: the fields of a query or form cannot be written, because '7' has no names for its values.", Assert.Throws<ArgumentException>(() => { _ = Http.GetAsync("/", query: 7); }).Message, StringComparison.Ordinal);
        Assert.StartsWith("LT2007: the fields of a query or form cannot be written, because 'a' is an object.", Assert.Throws<ArgumentException>(() => { _ = Http.GetAsync("/", query: new { a = new { b = 1 } }); }).Message, StringComparison.Ordinal);
        Assert.Equal("", Http.Settle(escaped: null));
    }

    [Theory]
    [InlineData("http://")]
    [InlineData("localhost:5000/x")]
    [InlineData("ftp://shop.example/x")]
    [InlineData("http://shop example/")]
    public void An_address_that_is_none_is_thrown_and_named(string path)
    {
        var problem = Assert.Throws<UriFormatException>(() => { _ = Http.GetAsync(path); });

        Assert.Equal($"LT2005: '{path}' is no HTTP address. Fix: write it in full, such as 'http://host/path', or relative to the user's host, such as '/path'.", problem.Message);
        Assert.Empty(User.Counted);
    }

    static async Task<string> BodyOf(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return await reader.ReadToEndAsync();
    }
}
