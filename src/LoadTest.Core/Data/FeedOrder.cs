namespace LoadTest;

/// <summary>In which order a <see cref="Feed{T}"/> gives its rows.</summary>
public enum FeedOrder
{
    /// <summary>Each row once in the whole run, from the first to the last; then there are no more.</summary>
    Once,

    /// <summary>From the first to the last, over and over; all users together.</summary>
    Circular,

    /// <summary>Any row, by the random numbers of the user who asks.</summary>
    Random,

    /// <summary>Each user has a row of its own, the same one for as long as it runs. A row whose user has left can go to another.</summary>
    UniquePerUser,
}
