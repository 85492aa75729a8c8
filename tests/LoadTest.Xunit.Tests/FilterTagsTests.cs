namespace LoadTest.Adapter.Tests;

public sealed class FilterTagsTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("Category=Load", new string[0])]
    [InlineData("Tag=checkout", new[] { "checkout" })]
    [InlineData("Category=Load&(Tag=checkout|tag = slow)", new[] { "checkout", "slow" })]
    [InlineData("Tag!=slow", new string[0])]
    [InlineData("MyTag=slow|Tag=a&Tag=a", new[] { "a" })]
    public void A_filter_by_tag_chooses_the_tasks_too(string filter, string[] tags) => Assert.Equal(tags, FilterTags.Of(filter));
}
