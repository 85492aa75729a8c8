using System.Globalization;
using LoadTest.Bench;
using LoadTest.Faults;

switch (args)
{
    case ["serve"]:
        await new BareServer().RunUntilStdinClosesAsync();
        return 0;
    case ["hog", var threads]:
        Spin.UntilStdinCloses(int.Parse(threads, CultureInfo.InvariantCulture));
        return 0;
    case ["run", var fault]:
        await Console.Out.WriteLineAsync(await FaultRun.OfAsync(fault));
        return 0;
    case ["run", var fault, var seconds]:
        await Console.Out.WriteLineAsync(await FaultRun.OfAsync(fault, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture))));
        return 0;
    case ["load", var loadClass, var url]:
        await PlainRun.OfAsync(loadClass, new Uri(url));
        return 0;
    case [var repetitions, .. var names] when int.TryParse(repetitions, NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && names.All(Fault.IsKnown):
        return await FaultTable.PrintAsync(runs, names.Length == 0 ? Fault.All : [.. names.Select(Fault.Named)]) ? 0 : 1;
    default:
        await Console.Error.WriteLineAsync($"Usage: LoadTest.Faults RUNS [{string.Join("|", Fault.All.Select(fault => fault.Name))}]...");
        return 3;
}
