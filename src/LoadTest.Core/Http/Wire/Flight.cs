namespace LoadTest.Http.Wire;

/// <summary>
/// What one request under way needs besides its call: a deadline, and the connection that the deadline would have to close. Reused by
/// its exchange until the deadline has fired: making one costs more than a small request.
/// </summary>
internal sealed class Flight : IDisposable
{
    readonly UserContext _context;
    readonly Deadline _deadline;
    readonly CancellationTokenRegistration _onDeadline;
    WireConnection? _connection;

    public Flight(UserContext context)
    {
        _context = context;
        _deadline = new Deadline(context.Run.Time, context.Aborting);
        _onDeadline = _deadline.Token.UnsafeRegister(static flight => ((Flight)flight!).Abort(), this); // never null: given here
    }

    /// <summary>Fires at the deadline, and when the run gives up.</summary>
    public CancellationToken Token => _deadline.Token;

    public long NowNanos => _context.NowNanos;

    /// <summary>When the last byte of the response was read; 0 when only the moment now is known.</summary>
    public long EndNanos { get; set; }

    /// <summary>Whether somebody may look at the reply, also when it is ok.</summary>
    public bool IsSeen { get; private set; }

    /// <summary>How much of a body is kept when the request succeeds.</summary>
    public int KeptBytes => IsSeen ? ResponseBody.KeptBytes : 0;

    /// <param name="timeout">Until the deadline.</param>
    /// <param name="isSeen">As <see cref="IsSeen"/>.</param>
    public void Begin(TimeSpan timeout, bool isSeen)
    {
        EndNanos = 0;
        IsSeen = isSeen || _context.WantsDetails;
        _deadline.Start(timeout);
    }

    /// <summary>The request is over.</summary>
    /// <returns>Whether another one can begin.</returns>
    public bool TryEnd()
    {
        Volatile.Write(ref _connection, null);
        return _deadline.TryReset();
    }

    /// <summary>Has the deadline close this connection, if it fires during what the connection is asked for next.</summary>
    public void Hold(WireConnection connection) => Volatile.Write(ref _connection, connection);

    /// <summary>To be called when the connection has been asked: the deadline may have fired before there was anything to give up.</summary>
    public void CheckDeadline()
    {
        if (_deadline.Token.IsCancellationRequested) Abort();
    }

    public void Dispose()
    {
        _onDeadline.Dispose();
        _deadline.Dispose();
    }

    void Abort() => Volatile.Read(ref _connection)?.Abort(this);
}
