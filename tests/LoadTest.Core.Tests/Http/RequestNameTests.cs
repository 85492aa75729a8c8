using Microsoft.AspNetCore.Http;

namespace LoadTest.Tests.Http;

public sealed class RequestNameTests : StubServerTests
{
    [Fact]
    public async Task C_R14_a_given_name_is_the_only_entry_and_the_address_stays()
    {
        Server.On("/a", 500);
        var address = new Uri(Server.Address, "/a").ToString();

        await Http.GetAsync("/a", name: "new name!");
        await Http.GetAsync("/a").Named("newer name!");
        Http.RequestName = "attribute";
        await Http.GetAsync("/a");
        Http.RequestName = "";
        using (Http.Renaming("x")) await Http.GetAsync("/a");
        await Http.GetAsync("/a");

        Assert.Equal(["GET new name!", "GET newer name!", "GET attribute", "GET x", "GET /a"], User.Requests.Select(request => request.Name));
        Assert.All(User.Requests, request => Assert.Equal(address, request.Details.Address));
    }

    [Fact]
    public async Task Renaming_nests()
    {
        using (Http.Renaming("outer"))
        {
            await Http.GetAsync("/a");
            using (Http.Renaming("inner")) await Http.GetAsync("/a");
            await Http.GetAsync("/a");
            await Http.GetAsync("/a", name: "given");
        }

        await Http.GetAsync("/a");

        Assert.Equal(["GET outer", "GET inner", "GET outer", "GET given", "GET /a"], User.Requests.Select(request => request.Name));
    }

    [Fact]
    public async Task C_R15_a_query_is_sent_and_is_not_part_of_the_name_unless_named_so()
    {
        Server.On("/q", context => context.Response.WriteAsync(context.Request.QueryString.Value ?? ""));

        Assert.Equal("?a=1", (await Http.GetAsync("/q", query: new { a = 1 })).Text);
        Assert.Equal("?a=1", (await Http.GetAsync("/q", query: new { a = 1 }).Named("/q?a=1")).Text);

        Assert.Equal(["GET /q: Ok", "GET /q?a=1: Ok"], User.Counted);
    }

    [Fact]
    public async Task S_002_1_literal_braces_are_sent_encoded_and_grouped_as_written()
    {
        Server.On("/resources/{id}", context => context.Response.WriteAsync(context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget ?? ""));

        Assert.Equal("/resources/%7Bid%7D", (await Http.GetAsync("/resources/{id}")).Text);

        Assert.Equal(["GET /resources/{id}: Ok"], User.Counted);
    }

    [Fact]
    public async Task S_002_7_a_hundred_ids_are_one_name()
    {
        for (var id = 0; id < 100; id++)
        {
            Server.On($"/resources/{id}", 200);
            await Http.GetAsync(Route.Of("/resources/{uuid}", id));
        }

        Assert.Equal("GET /resources/{uuid}: Ok", Assert.Single(User.Counted.Distinct()));
        Assert.Equal(100, Server.Requests);
    }

    [Fact]
    public async Task S_004_9_resources_with_ids_are_a_row_for_each_operation()
    {
        foreach (var id in new[] { 1, 2, 3 })
        {
            await Http.GetAsync(Route.Of("/api/resources/{id}", id));
            await Http.GetAsync("/api/resources", query: new { page = id, limit = 10 });
            await Http.PutAsJsonAsync(Route.Of("/api/resources/{id}", id), new { id });
            await Http.PostAsJsonAsync(Route.Of($"/api/resources/{id}/children"), new { id });
        }

        Assert.Equal(
            ["GET /api/resources/{id}", "GET /api/resources", "PUT /api/resources/{id}", "POST /api/resources/{id}/children"],
            User.Requests.Select(request => request.Name).Distinct());
    }

    [Fact]
    public void A_route_puts_encoded_values_into_its_places()
    {
        var (id, child) = (17, new { Name = "a/b c" });

        Assert.Equal(("/moves/17/items/a%2Fb%20c", "/moves/{id}/items/{item}"), Parts(Route.Of("/moves/{id}/items/{item}?page=1", id, child.Name), "?page=1"));
        Assert.Equal(("/moves/17/items/a%2Fb%20c", "/moves/{id}/items/{child.Name}"), Parts(Route.Of($"/moves/{id}/items/{child.Name}"), ""));
        Assert.Equal("/at/2024-02-29", Route.Of($"/at/{new DateOnly(2024, 2, 29):yyyy-MM-dd}").Path);
        Assert.Equal("/at/1.5", Route.Of("/at/{x}", 1.5).Path);
        Assert.Equal("/none", Route.Of("/none").Path);

        static (string, string) Parts(Route route, string query)
        {
            Assert.EndsWith(query, route.Path, StringComparison.Ordinal);
            return (route.Path[..^query.Length], route.Name);
        }
    }

    [Fact]
    public void A_route_with_too_few_values_or_none_is_refused()
    {
        string? missing = null;

        Assert.Equal(
            "LT2006: the route '/moves/{id}' has 1 place(s) in braces and was given 2 value(s). Fix: give one value for each place. (Parameter 'values')",
            Assert.Throws<ArgumentException>(() => Route.Of("/moves/{id}", 1, 2)).Message);
        Assert.Throws<ArgumentException>(() => Route.Of("/moves/{id}", missing));
        Assert.Throws<ArgumentException>(() => Route.Of($"/moves/{missing}"));
    }
}
