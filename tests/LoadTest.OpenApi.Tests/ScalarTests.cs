using System.Globalization;
using System.Text.Json.Nodes;

namespace LoadTest.Tests;

/// <summary>Texts, numbers, and arrays of them.</summary>
public sealed class ScalarTests
{
    [Theory]
    [InlineData("uuid", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("date", @"^202[3-6]-\d\d-\d\d$")]
    [InlineData("date-time", @"^202[3-6]-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    [InlineData("time", @"^\d\d:\d\d:\d\dZ$")]
    [InlineData("duration", @"^P\d+DT\d+H$")]
    [InlineData("email", @"^[a-z]+\.[a-z]+\d+@example\.com$")]
    [InlineData("x-email", @"^[a-z]+\.[a-z]+\d+@example\.com$")]
    [InlineData("phone", @"^\d{3}-555-01\d\d$")]
    [InlineData("telephone", @"^\d{3}-555-01\d\d$")]
    [InlineData("zip", @"^\d{5}$")]
    [InlineData("hostname", @"^[a-z]+\d+\.example\.com$")]
    [InlineData("ipv4", @"^192\.0\.2\.\d+$")]
    [InlineData("ipv6", "^2001:db8::[0-9a-f]+$")]
    [InlineData("uri", "^https://example\\.com/[a-z]+/\\d+$")]
    [InlineData("uri-reference", "^/[a-z]+/\\d+$")]
    [InlineData("json-pointer", "^/[a-z]+/\\d$")]
    [InlineData("byte", "^[A-Za-z0-9+/]+=*$")]
    [InlineData("base64url", "^[A-Za-z0-9_-]+$")]
    [InlineData("password", "^[a-z]+-[a-z]+-\\d{3}A$")]
    public void A_format_is_kept(string format, string pattern) =>
        Assert.All(Document.Texts($$"""{"type":"string","format":"{{format}}"}"""), text => Assert.Matches(pattern, text));

    [Fact]
    public void Dates_lie_within_a_year_of_the_day_that_is_set()
    {
        using var document = Document.OfBody("""{"type":"object","required":["on"],"properties":{"on":{"type":"string","format":"date"}}}""");
        var api = document.Api.With(new OpenApiFixUps { Today = new DateOnly(2030, 6, 1) });

        for (var seed = 0; seed < 200; seed++)
        {
            var date = DateOnly.Parse(api.Body("POST", "/things", new Random(seed))["on"]!.GetValue<string>(), CultureInfo.InvariantCulture);
            Assert.InRange(date, new DateOnly(2029, 6, 1), new DateOnly(2031, 6, 1));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(40, 45)]
    [InlineData(0, 0)]
    [InlineData(2_000, 2_001)]
    public void The_length_of_texts_is_kept(int min, int max) =>
        Assert.All(Document.Texts($$"""{"type":"string","minLength":{{min}},"maxLength":{{max}}}"""), text =>
        {
            Assert.InRange(text.Length, min, max);
            Assert.Equal(text.Trim(), text);
        });

    [Fact]
    public void A_format_that_nobody_knows_is_a_text() =>
        Assert.All(Document.Texts("""{"type":"string","format":"x-colour"}"""), text => Assert.NotEmpty(text));

    [Theory]
    [InlineData("firstName", "^[A-Z]")]
    [InlineData("last_name", "^[A-Z]")]
    [InlineData("EmailAddress", "@example\\.com$")]
    [InlineData("postal_code", @"^\d{5}$")]
    [InlineData("streetAddress1", @"^\d+ ")]
    public void A_name_that_says_what_it_holds_gets_it(string name, string pattern) =>
        Assert.All(Document.Texts("""{"type":"string"}""", name: name), text => Assert.Matches(pattern, text));

    [Fact]
    public void What_a_name_suggests_gives_way_to_the_rules() =>
        Assert.All(Document.Texts("""{"type":"string","pattern":"^[0-9]{3}$"}""", name: "city"), text => Assert.Matches("^[0-9]{3}$", text));

    [Theory]
    [InlineData("""{"type":"integer"}""", 1, 1_000)]
    [InlineData("""{"type":"integer","minimum":5,"maximum":7}""", 5, 7)]
    [InlineData("""{"type":"integer","exclusiveMinimum":5,"exclusiveMaximum":7}""", 6, 6)]
    [InlineData("""{"type":"integer","minimum":4.2,"maximum":5.9}""", 5, 5)]
    [InlineData("""{"type":"integer","minimum":-3,"maximum":-3}""", -3, -3)]
    [InlineData("""{"type":"integer","minimum":2000000}""", 2_000_000, 2_001_000)]
    [InlineData("""{"type":"integer","maximum":-10}""", -1_010, -10)]
    [InlineData("""{"type":"integer","format":"int32","minimum":2147483600}""", 2_147_483_600, int.MaxValue)]
    [InlineData("""{"type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807}""", long.MinValue, long.MaxValue)]
    public void Integers_keep_their_bounds(string schema, long min, long max) =>
        Assert.All(Document.Values(schema), value => Assert.InRange(value!.GetValue<long>(), min, max));

    [Theory]
    [InlineData("""{"type":"integer","minimum":1,"maximum":100,"multipleOf":7}""", 7)]
    [InlineData("""{"type":"integer","multipleOf":2.5}""", 5)]
    [InlineData("""{"type":"integer","allOf":[{"multipleOf":4},{"multipleOf":6}]}""", 12)]
    [InlineData("""{"type":"integer","multipleOf":100000}""", 100_000)]
    public void Integers_are_multiples_of_their_step(string schema, long step) =>
        Assert.All(Document.Values(schema), value => Assert.Equal(0, value!.GetValue<long>() % step));

    [Theory]
    [InlineData("""{"type":"number","minimum":0.001,"maximum":0.002}""", 0.001, 0.002)]
    [InlineData("""{"type":"number","minimum":1,"exclusiveMaximum":1.01}""", 1, 1.0099)]
    [InlineData("""{"type":"number","minimum":-1e300,"maximum":1e300}""", -1e300, 1e300)]
    public void Numbers_keep_their_bounds(string schema, double min, double max) =>
        Assert.All(Document.Values(schema), value => Assert.InRange(double.Parse(value!.ToJsonString(), CultureInfo.InvariantCulture), min, max));

    [Fact]
    public void Both_truths_occur() => Assert.Equal(2, Document.Values("""{"type":"boolean"}""").Select(value => value!.GetValue<bool>()).Distinct().Count());

    [Fact]
    public void Every_value_of_an_enumeration_occurs_and_no_other()
    {
        var values = Document.Values("""{"enum":["a",2,true,null,{"k":1}]}""").Select(value => value?.ToJsonString() ?? "null").Distinct();

        Assert.Equal(["\"a\"", "2", "null", "true", "{\"k\":1}"], values.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"type":"string","const":"only"}""", "\"only\"")]
    [InlineData("""{"type":"integer","const":5}""", "5")]
    [InlineData("""{"const":true}""", "true")]
    public void A_constant_is_the_only_value(string schema, string expected) =>
        Assert.All(Document.Values(schema, count: 20), value => Assert.Equal(expected, value!.ToJsonString()));

    [Fact]
    public void Arrays_have_one_to_five_items() =>
        Assert.Equal([1, 2, 3, 4, 5], Document.Values("""{"type":"array","items":{"type":"integer"}}""").Select(array => array!.AsArray().Count).Distinct().Order());

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 2, 1, 2)]
    [InlineData(3, 4, 3, 4)]
    [InlineData(8, 20, 8, 8)]
    public void The_number_of_items_is_kept(int minItems, int maxItems, int fewest, int most)
    {
        var counts = Document.Values($$"""{"type":"array","minItems":{{minItems}},"maxItems":{{maxItems}}}""").Select(array => array!.AsArray().Count).ToList();

        Assert.Equal(fewest, counts.Min());
        Assert.Equal(most, counts.Max());
    }

    [Fact]
    public void Unique_items_differ() =>
        Assert.All(
            Document.Values("""{"type":"array","minItems":3,"uniqueItems":true,"items":{"enum":["a","b","c"]}}"""),
            array => Assert.Equal(["a", "b", "c"], array!.AsArray().Select(item => item!.GetValue<string>()).Order(StringComparer.Ordinal)));

    [Fact]
    public void What_is_excluded_does_not_occur() =>
        Assert.DoesNotContain(Document.Texts("""{"type":"string","enum":["a","b","c","d"],"not":{"enum":["b"]}}"""), text => text == "b");

    [Fact]
    public void An_example_stands_in_for_a_pattern_that_texts_cannot_be_made_from() =>
        Assert.All(Document.Texts("""{"type":"string","pattern":"^(a+)-\\1$","examples":["no","aa-aa"]}"""), text => Assert.Equal("aa-aa", text));

    [Fact]
    public void City_state_and_zip_code_belong_together()
    {
        var addresses = Document.Bodies("""{"type":"object","properties":{"city":{"type":"string"},"state":{"type":"string"},"postal_code":{"type":"string"},"country":{"type":"string"}}}""", requireAll: true);

        Assert.All(addresses, address => Assert.Contains(OpenApi.Values.Place.All, place => IsAt(place, address!)));
        Assert.True(addresses.Select(address => address!["postal_code"]!.GetValue<string>()).Distinct().Count() > 30);
    }

    [Fact]
    public void A_state_may_be_written_in_full_and_restricted() =>
        Assert.All(
            Document.Bodies("""{"type":"object","properties":{"city":{"type":"string"},"state":{"enum":["Texas","Oregon"]},"zip":{"type":"string"}}}""", requireAll: true),
            address => Assert.Contains(address!["city"]!.GetValue<string>(), new[] { "Austin", "Dallas", "Houston", "Portland" }));

    static bool IsAt(OpenApi.Values.Place place, JsonNode address) =>
        (place.City, place.State, place.Zip, "USA") == (Text(address["city"]), Text(address["state"]), Text(address["postal_code"]), Text(address["country"]));

    static string Text(JsonNode? node) => node!.GetValue<string>();
}
