namespace LoadTest.Http;

/// <summary>A body that the user reads itself, with the response that it belongs to. Closed by the user, or by <see cref="OpenBodies"/>.</summary>
internal sealed class StreamedBody(Stream body, HttpResponseMessage response, OpenBodies owner, bool isBackground, CancellationToken aborting) : ForwardStream
{
    /// <summary>Whether it was opened by background work, which goes on when the task ends.</summary>
    public bool IsBackground => isBackground;

    public override bool CanRead => body.CanRead;

    public override int Read(byte[] buffer, int offset, int count) => body.Read(buffer, offset, count);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (aborting.IsCancellationRequested)
        {
            // Closed under the reader because the run gives up: that is no error of the user's.
            throw new OperationCanceledException(aborting);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            owner.Remove(this);
            response.Dispose();
        }

        base.Dispose(disposing);
    }
}
