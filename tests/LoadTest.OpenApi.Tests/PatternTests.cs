using System.Text.RegularExpressions;
using LoadTest.OpenApi.Patterns;

namespace LoadTest.Tests;

/// <summary>Texts from regular expressions.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("^a|b|c$")]
    [InlineData(@"^\d{3}-\d{2}-\d{4}$")]
    [InlineData("^[A-Z][a-z]*(?: [A-Z][a-z]*){0,2}$")]
    [InlineData(@"^\+?[1-9]\d{1,14}$")]
    [InlineData("^#(?:[0-9a-fA-F]{3}){1,2}$")]
    [InlineData(@"^[\w.%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$")]
    [InlineData("^[^<>\"]{5,}$")]
    [InlineData("^(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$")]
    [InlineData(@"^[\u0041-\u0043\x61]\x2D[\-\]\\]$")]
    [InlineData(@"^\S+\s\W\D.$")]
    [InlineData("^a{2}b{2,}c{0}d{1,3}?e+?f*?g??$")]
    [InlineData("^(?<year>20[0-9]{2})/(?:0[1-9]|1[0-2])$")]
    [InlineData("^x{,3}{$")]
    [InlineData(@"^[\w-]+[a\-z]$")]
    [InlineData("^(?!.*--)[a-z-]{4}$")]
    [InlineData("^(?=.*[0-9])[a-z0-9]{3}$")]
    [InlineData(@"\bword\b")]
    [InlineData("^[a-f0-9]{128}$")]
    [InlineData("^$")]
    [InlineData(@"^\p{Lu}\p{L}*\P{N}$")]
    [InlineData("^[é-ü]$")]
    public void Texts_match_their_pattern(string source)
    {
        var pattern = new TextPattern(source, 0, int.MaxValue);
        var random = new Random(7);

        var texts = Enumerable.Range(0, 300).Select(_ => pattern.Make(random)).ToList();

        Assert.Empty(pattern.Obstacle);
        // Conditions on the neighbourhood are tested, not made; all else is exact.
        var isExact = !source.Contains("(?!", StringComparison.Ordinal) && !source.Contains("(?=", StringComparison.Ordinal);
        Assert.All(texts, text => Assert.True(!isExact || Regex.IsMatch(text, source), text));
        Assert.Contains(texts, pattern.Matches);
    }

    [Theory]
    [InlineData("^[a-z]+$", 20, 20)]
    [InlineData("^[a-z]+$", 0, 1)]
    [InlineData("^(ab)*$", 5, 7)]
    [InlineData("^(aaa|bb)+-c?$", 30, 31)]
    [InlineData("^.*$", 300, 310)]
    [InlineData(@"^\d{2,4}( \d{2,4})*$", 11, 11)]
    public void Texts_of_a_pattern_have_exactly_the_length_that_is_allowed(string source, int min, int max)
    {
        var pattern = new TextPattern(source, min, max);
        var random = new Random(7);

        Assert.All(Enumerable.Range(0, 300).Select(_ => pattern.Make(random)), text =>
        {
            Assert.InRange(text.Length, min, max);
            Assert.Matches(source, text);
        });
    }

    [Fact]
    public void Every_branch_is_taken()
    {
        var pattern = new TextPattern("^(?:a|b[0-1]|c?)$", 0, int.MaxValue);
        var random = new Random(7);

        var texts = Enumerable.Range(0, 300).Select(_ => pattern.Make(random)).Distinct();

        Assert.Equal(["", "a", "b0", "b1", "c"], texts.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("^(a+)-\\1$", "texts cannot be made from a reference to a group")]
    [InlineData("(?i)abc", "texts cannot be made from an option in a group")]
    [InlineData("(abc", "texts cannot be made from an unmatched '('")]
    [InlineData("abc)", "texts cannot be made from an unmatched ')'")]
    [InlineData("[abc", "texts cannot be made from an unmatched '['")]
    [InlineData("+a", "texts cannot be made from a '+' after nothing")]
    [InlineData("a{5,2}", "texts cannot be made from the quantifier {5,2}")]
    [InlineData("[z-a]", "texts cannot be made from the range z-a")]
    [InlineData("\\p{Greek}", "texts cannot be made from the category Greek")]
    [InlineData("^[a-z]{5}$", "no text of the allowed length matches it")]
    public void What_texts_cannot_be_made_from_is_named(string source, string obstacle) =>
        Assert.Equal(obstacle, new TextPattern(source, 0, 3).Obstacle);
}
