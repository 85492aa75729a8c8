namespace LoadTest.WebSockets;

/// <summary>A round trip that waits for the message that answers it.</summary>
internal sealed class PendingAnswer(Func<WebSocketMessage, bool> isAnswer)
{
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the answer is there, or when there will be none.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The answer; null when there was none before the connection ended.</summary>
    public WebSocketMessage? Answer { get; private set; }

    /// <summary>When the answer was there, which is before the user's code goes on.</summary>
    public long AnsweredNanos { get; private set; }

    /// <summary>What the author's condition has thrown: then nobody can say which message is the answer.</summary>
    public Exception? Thrown { get; private set; }

    /// <summary>Takes the message if it is the answer. Only called by the one that receives.</summary>
    public bool TryTake(WebSocketMessage message, long nowNanos)
    {
        if (Ended.IsCompleted) return false;
        try
        {
            if (!isAnswer(message)) return false;
            Answer = message;
            AnsweredNanos = nowNanos;
        }
        catch (Exception exception)
        {
            Thrown = exception;
        }

        _ended.TrySetResult();
        return Answer is not null;
    }

    public void GiveUp() => _ended.TrySetResult();
}
