using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class ShapeTargetTests
{
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void Users_and_rates_out_of_range_are_refused(int users, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShapeTarget(users, rate));

    [Fact]
    public void All_classes_are_allowed_unless_some_are_named()
    {
        Assert.Empty(new ShapeTarget(1, 1).UserClasses);
        Assert.Empty(default(ShapeTarget).UserClasses);
    }

    [Fact]
    public void Targets_are_equal_when_they_ask_for_the_same()
    {
        var target = new ShapeTarget(5, 2) { UserClasses = ["A", "B"] };

        Assert.Equal(target, new ShapeTarget(5, 2) { UserClasses = ["A", "B"] });
        Assert.Equal(target.GetHashCode(), new ShapeTarget(5, 2) { UserClasses = ["A", "B"] }.GetHashCode());
        Assert.All(
            [new ShapeTarget(5, 2), new ShapeTarget(4, 2) { UserClasses = ["A", "B"] }, new ShapeTarget(5, 1) { UserClasses = ["A", "B"] }, target with { UserClasses = ["A"] }],
            other => Assert.NotEqual(target, other));
    }
}
