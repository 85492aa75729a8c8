namespace Consumer;

public class OrdinaryTests
{
    [Fact]
    public async Task Works()
    {
        Diary.Write("fact begins");
        await Task.Delay(300);
        Diary.Write("fact ends");
    }

    [Theory, InlineData(1), InlineData(2)]
    public void Counts(int n) => Assert.True(n > 0);
}
