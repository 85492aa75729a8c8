using LoadTest.Measure;

namespace LoadTest.Tests.Measure;

public sealed class PerSecondTests
{
    readonly PerSecond<int> _counts = new();

    [Fact]
    public void A_second_keeps_what_was_counted_in_it()
    {
        _counts.At(0)++;
        _counts.At(63) += 2;
        _counts.At(64) += 3;
        _counts.At(64)++;

        Assert.Equal((1, 2, 4, 65), (_counts[0], _counts[63], _counts[64], _counts.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(5_000_000)]
    public void A_second_that_was_never_counted_in_is_zero(int second)
    {
        _counts.At(130)++;

        Assert.Equal(0, _counts[second]);
    }

    [Fact]
    public void The_sum_has_as_many_seconds_as_its_reader_wants()
    {
        var other = new PerSecond<int>();
        _counts.At(1) = 5;
        _counts.At(70) = 6;
        other.At(1) = 7;
        int[] sums = [1, 1, 1];

        _counts.AddTo(sums, (sum, more) => sum + more);
        other.AddTo(sums, (sum, more) => sum + more);

        Assert.Equal([1, 13, 1], sums);
    }

    [Fact]
    public void Who_counts_late_holds_no_more_than_who_counts_early()
    {
        _counts.At(0)++;
        var late = new PerSecond<long>();
        var before = GC.GetAllocatedBytesForCurrentThread();

        late.At(36_000)++;

        // A page of 64, and the list of pages of ten hours.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 64 * sizeof(long), 12_000);
    }
}
