namespace FromLocust.MilMove;

/// <summary>S-000-5: tasks that need a login to the customers' API.</summary>
public sealed class MyLoggedInTasks : RestTaskSet
{
    // Logs in when the set is entered, and leaves it when that fails.
    protected override async Task OnStartAsync()
    {
        if (await Http.CreateUserAsync(RequestPreparer, UserType.MilMove)) return;

        ReportError("Failed to create a user");
        Interrupt(reschedule: false); // not the next attempt at once
    }

    [Task]
    public Task ShowWhoIsLoggedIn() => Rest(HttpMethod.Get, RequestPreparer.PrepInternalRequest("/users/logged_in"), _ => { });

    // Ensures that at some point the user stops running the tasks of this set.
    [Task]
    public void Stop() => Interrupt();

    protected override async Task OnStopAsync() => await Http.PostAsync("/logout", content: null);
}
