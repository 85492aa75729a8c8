using System.Globalization;
using LoadTest.Bench;

if (args is ["--serve"])
{
    await new BareServer().RunUntilStdinClosesAsync();
    return 0;
}
if (args is ["--serve-tls"])
{
    await new SecureServer().RunUntilStdinClosesAsync();
    return 0;
}
if (args is ["dispatch"])
{
    await Console.Out.WriteLineAsync(DispatchBench.Run());
    return 0;
}
if (args is ["lag"])
{
    await Console.Out.WriteLineAsync(await LagBench.RunAsync());
    return 0;
}
if (args is ["latency"])
{
    await Console.Out.WriteLineAsync(await LatencyBench.RunAsync());
    return 0;
}
if (args is ["sample"])
{
    await Console.Out.WriteLineAsync(SampleBench.Run());
    return 0;
}
if (args is ["density", .. var rest] && int.TryParse(rest is [var given] ? given : "100000", NumberStyles.None, CultureInfo.InvariantCulture, out var users) && users > 0)
{
    await Console.Out.WriteLineAsync(await DensityBench.RunAsync(users));
    return 0;
}
if (args is ["soak", ..])
{
    var minutes = args is [_, var text] && double.TryParse(text, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? asked : 20;
    await Console.Out.WriteLineAsync(await new SoakBench(TimeSpan.FromMinutes(minutes)).RunAsync());
    return 0;
}
var isSecure = args is ["tls", ..];
if (!BenchPlan.TryRead(isSecure ? args[1..] : args, out var plan, out var problem))
{
    await Console.Error.WriteLineAsync($"{problem} Usage: LoadTest.Bench dispatch | lag | latency | sample | density [users] | soak [minutes] | [tls] [--target bare|shop] [--rounds 1..10] [--seconds 1..60] [--connections 1..1000]");
    return 3;
}

if (isSecure)
{
    var (first, second) = (new H2LoadGenerator(isHttp2: false), new H2LoadGenerator(isHttp2: true));
    IReadOnlyList<IGeneratorUnderTest> secure = [first, new HttpUserGenerator("LoadTest HttpUser, HTTP/1.1", typeof(SecureGetter)), second, new HttpUserGenerator("LoadTest HttpUser, HTTP/2", typeof(Http2Getter))];
    using var secureTarget = TargetProcess.Start("secure");
    await Console.Out.WriteLineAsync(CostTable.Of(plan with { Target = "secure" }, secure, await new Rounds(plan, secureTarget, secure).RunAsync(), first.Name, second.Name));
    return 0;
}

IReadOnlyList<IGeneratorUnderTest> generators = [new WrkGenerator(), new HeyGenerator(),
    new HttpUserGenerator("LoadTest HttpUser", typeof(Getter)), new HttpUserGenerator("LoadTest HttpUser, reply read", typeof(Reader)),
    new HttpUserGenerator("LoadTest HttpUser, platform's client", typeof(PlatformGetter)), new NoOpGenerator(),
];
using var target = TargetProcess.Start(plan.Target);
var measurements = await new Rounds(plan, target, generators).RunAsync();
await Console.Out.WriteLineAsync(CostTable.Of(plan, generators, measurements, "wrk", "hey"));
return 0;
