namespace LoadTest;

/// <summary>An operation that is being timed as a request: what it may say about itself. See <see cref="UserContext.MeasureAsync(string, string, Func{MeasuredOperation, Task})"/>.</summary>
public sealed class MeasuredOperation
{
    readonly MeasuredOperation? _around;

    internal MeasuredOperation(MeasuredOperation? around) => _around = around;

    /// <summary>What hooks get to see of the request: its address, status, size and dimensions.</summary>
    /// <value><see cref="RequestDetails.None"/></value>
    public RequestDetails Details { get; set; } = RequestDetails.None;

    internal string Failure { get; private set; } = "";

    internal bool IsCut { get; private set; }

    /// <summary>Counts the request as failed although nothing is thrown; when something is, this reason is kept. The last call wins.</summary>
    /// <param name="reason">What happened, without ids, so that failures group.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
    public void Fail(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Failure = reason;
    }

    /// <summary>The stop has ended a pause within the operation, and so within those around it.</summary>
    internal void Cut()
    {
        for (var operation = this; operation is not null; operation = operation._around) operation.IsCut = true;
    }
}
