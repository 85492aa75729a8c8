using FromLocust.Service;

var exitWithStdin = args.Contains("--exit-with-stdin");
// The flag has no value: left in, the configuration would read the next argument as one.
await using var app = ServiceApp.Create([.. args.Where(argument => argument != "--exit-with-stdin")]);

await app.StartAsync();
if (exitWithStdin)
    OwnerWatch.StopWhenStdinCloses(app.Lifetime);
await Console.Out.WriteLineAsync($"FromLocust.Service listening on {app.Urls.First()}");
await app.WaitForShutdownAsync();
