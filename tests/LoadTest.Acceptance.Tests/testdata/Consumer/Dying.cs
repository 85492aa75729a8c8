using System.Diagnostics;
using LoadTest;

namespace Consumer;

/// <summary>A user whose code ends the process while the load runs.</summary>
[LoadTest]
[Users(5, Duration = "30s", WarmUp = "0s")]
[Threshold("p95 < 150ms")]
[Threshold("failures < 5%")]
public sealed class Dying(Service service) : Visitor, IClassFixture<Service>
{
    public override Uri Host => service.Address;

    [Task]
    public void Die()
    {
        if (Run.Elapsed < TimeSpan.FromSeconds(1)) return;
        Diary.Write("dies");
        switch (Environment.GetEnvironmentVariable("DEATH"))
        {
            case "exit": Environment.Exit(0); break;
            case "failFast": Environment.FailFast("enough"); break;
            case "stackOverflow": Descend(0); break;
            case "thread": new Thread(() => throw new InvalidOperationException("on a thread of its own")).Start(); break;
            case "kill": Process.GetCurrentProcess().Kill(); break;
            case var other: throw new InvalidOperationException($"'{other}' is no way to end.");
        }
    }

    static int Descend(int depth) => depth < 0 ? depth : Descend(depth + 1) + Descend(depth + 2);
}
