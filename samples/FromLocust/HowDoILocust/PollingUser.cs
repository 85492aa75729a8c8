namespace FromLocust.HowDoILocust;

/// <summary>
/// S-002-10, "Polling for things asynchronously": the request lasts until its verdict, polling included, and the user goes on
/// meanwhile. S-002-11: a stop ends the polling; what it cuts counts as cancelled.
/// </summary>
[LoadTest]
[Users(200, SpawnRate = 200, Duration = "5s", WarmUp = "1s")]
[Threshold("failures < 5%")]
[Threshold("count(POST /things) > 20")]
public sealed class PollingUser(ServiceFixture service) : ServiceUser(service)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    protected override WaitTime WaitTime => WaitTime.Between(0.9, 1.1);

    [Task]
    public void DoAsyncThing() => RunInBackground(DoAsyncThingHandlerAsync);

    Task DoAsyncThingHandlerAsync(CancellationToken stopping) =>
        Http.PostAsJsonAsync("/things", new { polls = 3 }).Judged(
            async post =>
            {
                var id = post.Json<Thing>()!.Id;

                // Now poll for an ACTIVE status.
                var endTime = Run.Elapsed + Timeout;
                while (Run.Elapsed < endTime)
                {
                    var reply = await Http.GetAsync($"/things/{id}").Unrecorded();
                    var status = reply.IsOk ? reply.Json<Thing>()!.Status : "";
                    if (status == "ACTIVE")
                    {
                        post.Succeed();
                        return;
                    }

                    if (status == "ERROR")
                    {
                        post.Fail("Saw ERROR status");
                        return;
                    }

                    await Task.Delay(TimeSpan.FromSeconds(1), Run.Time, stopping);
                }

                post.Fail("Polling timed out");
            },
            JudgedTime.UntilVerdict);
}
