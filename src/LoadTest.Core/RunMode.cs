namespace LoadTest;

/// <summary>What a load class is run as.</summary>
public enum RunMode
{
    /// <summary>As a functional test while a debugger is attached, else as a load test.</summary>
    Auto,

    /// <summary>As a load test: many users, judged by its thresholds.</summary>
    Load,

    /// <summary>
    /// As a functional test: one user of each type runs each of its tasks once, in order of declaration, without waits; a task
    /// that leaves its set does not keep the others from their turn. Every failed request and every exception fails the run;
    /// thresholds are not judged.
    /// </summary>
    Once,
}
