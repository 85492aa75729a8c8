namespace FromLocust.Nest;

/// <summary>S-001-3: the template of the README. Its weight is 0 until the setting <c>Weights</c> says otherwise; this project's file does.</summary>
[Weight(0)]
public sealed class ModelBehaviour(SharedDataServer data) : HttpTaskSet
{
    string _name = "";

    // Log in and save the token, get what the tasks need.
    protected override async Task OnStartAsync() => _name = (await Http.PostAsync($"{data.Address}names/claim", content: null)).Text;

    // Give back what was claimed.
    protected override async Task OnStopAsync() => await Http.PostAsync($"{data.Address}names/{_name}/release", content: null, name: "/names/{name}/release");

    [Task(5)] // what the model does, and how often in relation to the others
    public Task ModelAction() => Http.PostAsJsonAsync("/submit", new { username = _name });

    [Task(1)] // back to the nest, which chooses the next task set
    public void Stop() => Interrupt();
}
