using System.IO.Pipes;
using System.Runtime.Loader;

namespace LoadTest.Isolation;

/// <summary>The process that sends the load, from its order to its result. Called by the program LoadTest.Generator.</summary>
internal static class GeneratorProcess
{
    const int Done = 0;
    const int NotStartedByUs = 64; // EX_USAGE of sysexits(3)

    /// <summary>Takes one order, carries it out and reports.</summary>
    /// <param name="arguments">The ends of two pipes: orders come from the first, reports go to the second.</param>
    /// <returns>The exit code: 0 also when the test failed, as the report says so.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [var orders, var reports]) return NotStartedByUs;

        var input = new AnonymousPipeClientStream(PipeDirection.In, orders);
        await using var disposesInput = input.ConfigureAwait(false);
        var output = new AnonymousPipeClientStream(PipeDirection.Out, reports);
        await using var disposesOutput = output.ConfigureAwait(false);
        return await RunAsync(new FrameReader(input), new FrameWriter(output)).ConfigureAwait(false);
    }

    static async Task<int> RunAsync(FrameReader orders, FrameWriter reports)
    {
        try
        {
            if (orders.Read() is not RunOrder order) return Done; // the test host has changed its mind, or died
            using var exit = new ExitNotice(reports);
            using var listener = new OrderListener(orders);
            var result = await CarryOutAsync(order, new ReportingObserver(reports, TimeProvider.System), listener).ConfigureAwait(false);
            reports.TryWrite(new ResultReport { Result = result });
        }
        catch (LoadTestException exception)
        {
            reports.TryWrite(new RefusalReport { Problems = exception.Problems });
        }

        return Done;
    }

    static Task<LoadTestResult> CarryOutAsync(RunOrder order, ReportingObserver observer, OrderListener listener)
    {
        var definition = DefinitionOf(order);
        definition = definition with { Settings = definition.Settings with { Seed = order.Seed, Results = order.Results } };
        return LoadTestRunner.RunAsync(definition, observer, new RunConditions { RunId = order.RunId, ReasonOfStop = () => listener.Reason }, listener.Stop);
    }

    static LoadTestDefinition DefinitionOf(RunOrder order)
    {
        try
        {
            if (order.AssemblyPath.Length > 0) AssemblyLoadContext.Default.LoadFromAssemblyPath(order.AssemblyPath);
            var loadClass = Type.GetType(order.LoadClass, throwOnError: true)!; // it throws instead of giving null
            return LoadTestDefinition.From(loadClass, Crossing.Unpack(order.Arguments), order.Settings);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or TypeLoadException)
        {
            throw new LoadTestException(
            [
                new LoadTestProblem
                {
                    Code = "LT1176",
                    What = $"The process that is to send the load cannot load {order.LoadClass}: {exception.Message}",
                    Fix = "build the tests again; a load class that is made while the tests run cannot cross, so leave Isolation away.",
                },
            ]);
        }
    }
}
