using LoadTest.Bench;

if (args is ["--serve"])
{
    await new BareServer().RunUntilStdinClosesAsync();
    return 0;
}
if (args is ["dispatch"])
{
    await Console.Out.WriteLineAsync(DispatchBench.Run());
    return 0;
}
if (args is ["soak", ..])
{
    var minutes = args is [_, var text] && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 20;
    await Console.Out.WriteLineAsync(await new SoakBench(TimeSpan.FromMinutes(minutes)).RunAsync());
    return 0;
}
if (!BenchPlan.TryRead(args, out var plan, out var problem))
{
    await Console.Error.WriteLineAsync($"{problem} Usage: LoadTest.Bench dispatch | soak [minutes] | [--target bare|shop] [--rounds 1..10] [--seconds 1..60] [--connections 1..1000]");
    return 3;
}

IReadOnlyList<IGeneratorUnderTest> generators = [new WrkGenerator(), new HeyGenerator(), 
    new HttpUserGenerator("LoadTest HttpUser", typeof(Getter)), new HttpUserGenerator("LoadTest HttpUser, reply read", typeof(Reader)),
    new HttpUserGenerator("LoadTest HttpUser, platform's client", typeof(PlatformGetter)), new NoOpGenerator(),
];
using var target = TargetProcess.Start(plan.Target);
var measurements = await new Rounds(plan, target, generators).RunAsync();
await Console.Out.WriteLineAsync(CostTable.Of(plan, generators, measurements));
return 0;
