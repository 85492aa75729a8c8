namespace Consumer;

public class MachineTests
{
    [Fact]
    public void Tells()
    {
        ThreadPool.GetMaxThreads(out var threads, out _);
        Diary.Write($"{Environment.ProcessorCount} cores, {threads} threads");
    }
}
