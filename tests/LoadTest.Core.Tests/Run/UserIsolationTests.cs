using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using LoadTest.Measure;
using LoadTest.Report;
using LoadTest.Testing;

namespace LoadTest.Tests.Run;

/// <summary>What users' code does to its thread and its process is its own: neither other users nor numbers see it. On the real pool.</summary>
[Collection(RealTime.Name)]
[Trait("Category", "Slow")]
public sealed class UserIsolationTests : IDisposable
{
    readonly string _directory = Directory.GetCurrentDirectory();
    readonly (TextWriter Out, TextWriter Error) _console = (Console.Out, Console.Error);
    readonly DirectoryInfo _results = Directory.CreateTempSubdirectory("loadtest-isolation-");

    public void Dispose()
    {
        Directory.SetCurrentDirectory(_directory);
        Console.SetOut(_console.Out);
        Console.SetError(_console.Error);
        CultureInfo.DefaultThreadCurrentCulture = null;
        _results.Delete(recursive: true);
    }

    [Fact]
    public async Task What_a_user_says_to_its_own_flow_no_other_user_hears()
    {
        var heard = new Heard();

        var result = await RunAsync(typeof(Whisperers), heard);

        Assert.True(result.Metrics?.Measurement.Ok > 100, string.Join('\n', result.SummaryLines));
        Assert.Empty(heard.Foreign);
    }

    [Fact]
    public async Task A_user_that_changes_culture_directory_and_console_changes_no_number_and_no_place()
    {
        Directory.SetCurrentDirectory(_results.FullName);

        var result = await RunAsync(typeof(Vandal), new Heard(), results: "relative");

        Assert.StartsWith(Path.Combine(_results.FullName, "relative"), result.ReportDirectory, StringComparison.Ordinal);
        var written = await File.ReadAllTextAsync(Path.Combine(result.ReportDirectory, "result.json"));
        using var json = JsonDocument.Parse(written);
        Assert.Equal(result.Metrics?.Measurement.Ok, json.RootElement.GetProperty("counts").GetProperty("measurement").GetProperty("ok").GetInt64());
        Assert.Equal(Invariantly(result), written);

        // The digits and separators of the culture that the users have chosen.
        Assert.DoesNotContain(string.Concat(result.SummaryLines), c => c is (>= '\u0660' and <= '\u0669') or '\u066b' or '\u066c');
    }

    [Fact]
    public async Task Users_that_wait_for_asynchronous_work_with_their_threads_come_to_an_end_and_are_called_by_their_names()
    {
        var result = await RunAsync(typeof(Sleepers), new Heard());

        Assert.Equal(StopReason.Completed, result.StopReason);
        Assert.Equal(result.Metrics?.Begun, result.Metrics?.Total.Started);
        var finding = Assert.Single(result.Findings, finding => finding.Code == "LT3035");
        Assert.Contains("blocked by Checkout (", finding.Text, StringComparison.Ordinal);
        Assert.Contains("Await in Checkout instead of blocking with .Result, .Wait() or Thread.Sleep.", finding.Text, StringComparison.Ordinal);
        Assert.NotEqual(LoadTest.Judge.VerdictKind.Failed, result.Verdict.Kind);
    }

    static string Invariantly(LoadTestResult result)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using var writer = new StringWriter { NewLine = "\n" };
        new JsonReport().Write(result, writer);
        CultureInfo.CurrentCulture = before;
        return writer.ToString();
    }

    Task<LoadTestResult> RunAsync(Type loadClass, Heard heard, string results = "")
    {
        var definition = DefinitionReader.Read(loadClass, [heard], SettingOverrides.None);
        return LoadTestRunner.RunAsync(definition with { Settings = definition.Settings with { Results = results.Length > 0 ? results : _results.FullName } }, new SpyObserver(), CancellationToken.None);
    }

    /// <summary>What the users of a run share: where they say what they heard that was not for them.</summary>
    public sealed class Heard
    {
        public AsyncLocal<string> Whisper { get; } = new();

        public ConcurrentBag<string> Foreign { get; } = [];
    }

    [LoadTest(MaxDuration = "1s")]
    [Users(20, Duration = "1s", WarmUp = "0s")]
    public sealed class Whisperers : VirtualUser
    {
        readonly Heard _heard;

        public Whisperers(Heard heard)
        {
            _heard = heard;
            Hear("constructor");
        }

        protected internal override WaitTime WaitTime => WaitTime.Constant(0.01);

        string Mine => Context.UserNumber.ToString(CultureInfo.InvariantCulture);

        [Task]
        public async Task InFlow()
        {
            Hear("task");
            Say();
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            Hear("after await");
            Context.EndRequest(Context.BeginRequest("NOP", "/"), Outcome.Ok);
        }

        [Task]
        public void OnThread()
        {
            Hear("sync task");
            Say();
            Context.EndRequest(Context.BeginRequest("NOP", "/"), Outcome.Ok);
        }

        void Say()
        {
            _heard.Whisper.Value = Mine;
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(Context.UserNumber % 2 == 0 ? "de-DE" : "fr-FR");
            SynchronizationContext.SetSynchronizationContext(null);
        }

        // What it has said itself it may hear again.
        void Hear(string where)
        {
            var (said, culture) = (_heard.Whisper.Value, CultureInfo.CurrentCulture.Name);
            if (said is not null && (where == "constructor" || said != Mine)) _heard.Foreign.Add($"{where}: {said}");
            if (said is null && culture is "de-DE" or "fr-FR") _heard.Foreign.Add($"{where}: {culture}");
            if (SynchronizationContext.Current is not null) _heard.Foreign.Add($"{where}: {SynchronizationContext.Current}");
        }
    }

    [LoadTest(MaxDuration = "1s")]
    [Users(5, Duration = "1s", WarmUp = "0s")]
    [Threshold("p95 < 1.5s")]
    public sealed class Vandal(Heard heard) : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(0.0005);

        [Task]
        public async Task Break()
        {
            heard.Whisper.Value = "vandal";
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Directory.SetCurrentDirectory(Path.GetTempPath());
            Console.SetOut(Closed());
            Console.SetError(Closed());
            await Task.Yield();
            Context.EndRequest(Context.BeginRequest("NOP", "/"), Outcome.Ok);
        }

        static StringWriter Closed()
        {
            var writer = new StringWriter();
            writer.Dispose();
            return writer;
        }
    }

    [LoadTest(MaxDuration = "4s", StopTimeout = "2s")]
    [Users(60, Duration = "4s", WarmUp = "0s")]
    [Threshold("p95 < 50ms")]
    public sealed class Sleepers(Heard heard) : VirtualUser
    {
        protected internal override WaitTime WaitTime => WaitTime.Constant(0.01);

        [Task]
        public void Checkout()
        {
            var request = Context.BeginRequest("GET", "/");
            Thread.Sleep(300);
            WorkAsync().Wait();
            Context.EndRequest(request, Outcome.Ok);
        }

        async Task WorkAsync()
        {
            heard.Whisper.Value = "asleep";
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
