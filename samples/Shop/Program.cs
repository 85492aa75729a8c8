using Shop;

var exitWithStdin = args.Contains("--exit-with-stdin");
// The flag has no value: left in, the configuration would read the next argument as one.
var builder = WebApplication.CreateSlimBuilder([.. args.Where(argument => argument != "--exit-with-stdin")]);

if (!ShopOptions.TryRead(builder.Configuration, out var options, out var problem))
{
    await Console.Error.WriteLineAsync($"Shop: {problem}");
    return 2;
}

if (builder.Configuration["urls"] is null)
    builder.WebHost.UseUrls("http://127.0.0.1:0");

// Standard output carries the listening line and nothing else.
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
builder.Services.AddSingleton(options);
builder.Services.AddSingleton<MillisecondTimer>();
builder.Services.AddSingleton<ServiceTime>();
builder.Services.AddSingleton<RequestCounter>();
builder.Services.AddSingleton<Sessions>();

var app = builder.Build();
app.UseRequestCounter();
app.UseServiceTime();
app.MapItems();
app.MapLogin();
app.MapOrders();
app.MapTrouble();

await app.StartAsync();
if (exitWithStdin)
    OwnerWatch.StopWhenStdinCloses(app.Lifetime);
await Console.Out.WriteLineAsync($"Shop listening on {app.Urls.First()}");
await app.WaitForShutdownAsync();
return 0;
