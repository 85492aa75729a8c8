namespace LoadTest;

/// <summary>Which response time a judged call is counted with.</summary>
public enum JudgedTime
{
    /// <summary>From the start until the reply had arrived: judging costs no time.</summary>
    UntilReply,

    /// <summary>From the start until the last verdict, or the end of the judging when there is none: for work that is polled until it is done.</summary>
    UntilVerdict,
}
