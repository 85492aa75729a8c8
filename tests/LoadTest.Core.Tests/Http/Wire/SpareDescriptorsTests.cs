using LoadTest.Http.Wire;

namespace LoadTest.Tests.Http.Wire;

public class SpareDescriptorsTests
{
    [Theory]
    [InlineData(111, 128, false)]
    [InlineData(112, 128, true)]
    [InlineData(991, 1024, false)]
    [InlineData(992, 1024, true)]
    [InlineData(1_048_543, 1_048_576, false)]
    [InlineData(1_048_544, 1_048_576, true)]
    [InlineData(500, 128, true)] // the limit was lowered after it had been opened
    [InlineData(5, ulong.MaxValue, false)]
    public void The_last_ones_of_an_eighth_at_most_are_spare(int descriptor, ulong limit, bool expected) =>
        Assert.Equal(expected, SpareDescriptors.Includes(descriptor, limit));
}
