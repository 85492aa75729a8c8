namespace LoadTest;

/// <summary>
/// What happens around the users of a run: start and stop what they depend on, watch requests and errors, have a last word. Write
/// only the methods you need, and put <see cref="HooksAttribute{THooks}"/> on the load class. An exception in a hook never
/// stops the load; it is counted and makes the run an error.
/// </summary>
public interface IRunHooks
{
    /// <summary>Runs to its end before the first user starts, unless the run is stopped meanwhile. An exception keeps the load from starting.</summary>
    /// <param name="run">The run.</param>
    Task OnRunStartAsync(RunContext run) => Task.CompletedTask;

    /// <summary>All users that were asked for have been added (not necessarily started); again after every later change of the load, and in a mix for each scenario.</summary>
    /// <param name="run">The run.</param>
    /// <param name="users">How many there are; in a mix, of the scenario.</param>
    void OnSpawningComplete(RunContext run, int users)
    {
    }

    /// <summary>A request has been counted. Runs on the thread that ended it, before the user goes on: be quick.</summary>
    /// <param name="run">The run.</param>
    /// <param name="request">The request.</param>
    void OnRequest(RunContext run, RequestEvent request)
    {
    }

    /// <summary>An exception escaped from user code, or was reported with <see cref="Behavior.ReportError"/>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="error">Where and what.</param>
    void OnUserError(RunContext run, UserErrorEvent error)
    {
    }

    /// <summary>The run begins to stop. Users are still there and go on until this returns, for a second at most.</summary>
    /// <param name="run">The run.</param>
    Task OnRunStoppingAsync(RunContext run) => Task.CompletedTask;

    /// <summary>All users have ended, or were given up. Runs within the stop time-out, also when the run was aborted; a hook that takes longer makes the run an error.</summary>
    /// <param name="run">The run.</param>
    Task OnRunStopAsync(RunContext run) => Task.CompletedTask;

    /// <summary>The last word before the verdicts: may fail the run for a reason of its own.</summary>
    /// <param name="conclusion">What was measured.</param>
    void OnBeforeVerdict(RunConclusion conclusion)
    {
    }
}
