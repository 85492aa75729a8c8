namespace LoadTest;

/// <summary>How a user or task set picks its next task.</summary>
internal enum TaskOrder
{
    /// <summary>At random by weight, with replacement.</summary>
    Random,

    /// <summary>In order of declaration, over and over; a weight repeats a task in its place.</summary>
    Sequential,

    /// <summary>By the transitions of the task before.</summary>
    Markov,
}
