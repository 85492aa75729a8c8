using LoadTest.Run;

namespace LoadTest.Tests.Run;

/// <summary>The pool's minimum belongs to the whole process: not beside tests that run load.</summary>
[Collection(RealTime.Name)]
[Trait("Category", "Slow")]
public sealed class SpareThreadsTests
{
    [Fact]
    public void The_pool_has_more_threads_at_hand_during_a_run_and_as_many_as_before_after_it()
    {
        ThreadPool.GetMinThreads(out var before, out _);

        int during;
        using (new SpareThreads()) ThreadPool.GetMinThreads(out during, out _);
        ThreadPool.GetMinThreads(out var after, out _);

        Assert.Equal(Math.Max(before, Environment.ProcessorCount + SpareThreads.Count), during);
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_pool_that_may_have_few_threads_has_all_of_them_at_hand()
    {
        ThreadPool.GetMinThreads(out var before, out _);
        ThreadPool.GetMaxThreads(out var mostBefore, out var ports);
        var most = Math.Max(before, Environment.ProcessorCount) + 1;
        Assert.True(ThreadPool.SetMaxThreads(most, ports));
        try
        {
            int during;
            using (new SpareThreads()) ThreadPool.GetMinThreads(out during, out _);

            Assert.Equal(most, during);
        }
        finally
        {
            ThreadPool.SetMaxThreads(mostBefore, ports);
        }
    }
}
