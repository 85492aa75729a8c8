using System.Diagnostics;

namespace LoadTest.Bench;

/// <summary>Lets the generators take turns on one target.</summary>
internal sealed class Rounds(BenchPlan plan, TargetProcess target, IReadOnlyList<IGeneratorUnderTest> generators)
{
    /// <summary>One measurement for each generator and round, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        var measurements = new List<Measurement>();
        foreach (var generator in generators.Where(generator => generator.Compilation > TimeSpan.Zero))
            await generator.RunAsync(target.Url, plan.Connections, generator.Compilation);

        for (var round = 1; round <= plan.Rounds; round++)
        {
            foreach (var generator in generators)
            {
                measurements.Add(await MeasureAsync(generator));
                await Console.Error.WriteLineAsync($"round {round} of {plan.Rounds}, {generator.Name}: {measurements[^1].CpuMicrosPerRequest:0.0} µs CPU per request");
            }
        }
        return measurements;
    }

    async Task<Measurement> MeasureAsync(IGeneratorUnderTest generator)
    {
        await generator.RunAsync(target.Url, plan.Connections, plan.WarmUp);
        var countBefore = await target.CountAsync();
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var cpuBefore = ProcessTreeCpu.Used();
        var start = Stopwatch.GetTimestamp();
        await generator.RunAsync(target.Url, plan.Connections, plan.Measurement);
        var elapsed = Stopwatch.GetElapsedTime(start);
        var cpu = ProcessTreeCpu.Used() - cpuBefore;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        var requests = generator.OwnOperations > 0 ? generator.OwnOperations : await target.CountAsync() - countBefore;
        return new Measurement { Generator = generator, Requests = requests, Cpu = cpu, Elapsed = elapsed, AllocatedBytes = allocated };
    }
}
