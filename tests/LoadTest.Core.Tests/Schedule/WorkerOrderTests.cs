using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

public sealed class WorkerOrderTests
{
    [Theory]
    [InlineData("3 1 2", "1 2 3")]
    [InlineData("h1_w1 h1_w2 h2_w1 h2_w2", "h1_w1 h2_w1 h1_w2 h2_w2")]
    [InlineData("a_1 a_2 a_3 b_1 c_1 c_2", "a_1 b_1 c_1 a_2 c_2 a_3")]
    [InlineData("b_1 B_1 a", "B_1 a b_1")]
    [InlineData("", "")]
    public void Workers_take_turns_by_host(string workers, string order) => AssertOrder(workers, order);

    [Fact]
    public void A_host_name_may_contain_an_underscore() =>
        AssertOrder("load_eu_1 load_eu_2 load_us_1 load_us_2", "load_eu_1 load_us_1 load_eu_2 load_us_2");

    [Fact]
    public void Two_workers_of_the_same_id_are_refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => WorkerOrder.Of(["b", "a", "b"]));

        Assert.Contains("'b'", refusal.Message, StringComparison.Ordinal);
    }

    static void AssertOrder(string workers, string order)
    {
        var random = new Random(1);
        for (var i = 0; i < 20; i++)
        {
            var ids = workers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            random.Shuffle(ids);

            Assert.Equal(order, string.Join(' ', WorkerOrder.Of(ids)));
        }
    }
}
