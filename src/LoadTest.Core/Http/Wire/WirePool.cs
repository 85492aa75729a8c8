using System.Net.Sockets;

namespace LoadTest.Http.Wire;

/// <summary>The connections of one user: the one used last is used next, and a new one is opened when there is none.</summary>
internal sealed class WirePool(WireLoops loops, TimeSpan connectTimeout) : IDisposable
{
    // As the platform's client: three connections that end before a response do not say that the fourth will.
    const int MaxRetries = 3;

    readonly Lock _access = new();
    readonly List<WireConnection> _idle = [];
    bool _isDisposed;

    /// <summary>
    /// Sends a request and reads the response. A connection that has ended before anything came is no answer: a request without a
    /// body is then sent on another one, as the platform's client does.
    /// </summary>
    /// <returns>The connection with the response, to be given to <see cref="Return"/>.</returns>
    /// <exception cref="HttpRequestException">There is no response, or none that could be read.</exception>
    /// <exception cref="IOException">The body could not be read.</exception>
    /// <exception cref="OperationCanceledException">The flight was given up.</exception>
    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<WireConnection> ExchangeAsync(WireEndpoint endpoint, ReadOnlyMemory<byte> request, Flight flight, bool isHeadRequest, bool canRepeat)
    {
        for (var retries = 0; ; retries++)
        {
            var connection = TakeIdle(endpoint) ?? await OpenAsync(endpoint, flight).ConfigureAwait(false);
            flight.Hold(connection);
            var exchange = connection.ExchangeAsync(request.Span, flight, isHeadRequest);
            flight.CheckDeadline();
            var result = await exchange.ConfigureAwait(false);
            if (result == WireResult.Done) return connection;

            connection.Dispose();
            if (result == WireResult.Aborted) throw new OperationCanceledException(flight.Token);
            if (result == WireResult.Broken) throw WireFailure.OfBreak(connection.SocketError);
            if (connection.Response.Fault != WireFault.NoResponse || !canRepeat || retries == MaxRetries) throw WireFailure.OfFault(connection.Response);
        }
    }

    /// <summary>Takes a connection back whose response is not needed any more.</summary>
    public void Return(WireConnection connection)
    {
        if (!connection.TryRelease(loops.NowMillis)) return;
        lock (_access)
        {
            if (!_isDisposed)
            {
                _idle.Add(connection);
                return;
            }
        }

        connection.Dispose();
    }

    public void Dispose()
    {
        WireConnection[] idle;
        lock (_access)
        {
            _isDisposed = true;
            idle = [.. _idle];
            _idle.Clear();
        }

        foreach (var connection in idle) connection.Dispose();
    }

    WireConnection? TakeIdle(WireEndpoint endpoint)
    {
        lock (_access)
        {
            for (var i = _idle.Count - 1; i >= 0; i--)
            {
                var connection = _idle[i];
                if (connection.Endpoint != endpoint) continue;

                _idle.RemoveAt(i);
                if (connection.IsUsable(loops.NowMillis)) return connection;
            }
        }

        return null;
    }

    async ValueTask<WireConnection> OpenAsync(WireEndpoint endpoint, Flight flight)
    {
        using var timeout = new CancellationTokenSource(connectTimeout);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, flight.Token);
        try
        {
            return await OpenAnyAsync(endpoint, flight, linked.Token).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            if (!IsOfThisMachine(exception.SocketErrorCode)) endpoint.Forget();
            throw WireFailure.OfConnect(exception, endpoint);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !flight.Token.IsCancellationRequested)
        {
            endpoint.Forget();
            throw WireFailure.OfConnectTimeout();
        }
    }

    // No port or no handle: where the name leads has nothing to do with it.
    static bool IsOfThisMachine(SocketError error) => error is SocketError.AddressNotAvailable or SocketError.AddressAlreadyInUse or SocketError.TooManyOpenSockets;

    async ValueTask<WireConnection> OpenAnyAsync(WireEndpoint endpoint, Flight flight, CancellationToken token)
    {
        var error = SocketError.HostNotFound;
        foreach (var address in await endpoint.AddressesAsync(token).ConfigureAwait(false))
        {
            var connection = new WireConnection(loops.Next(), endpoint);
            var opening = connection.OpenAsync(address, flight);
            WireResult result;
            using (token.UnsafeRegister(static opened => ((WireConnection)opened!).Dispose(), connection)) // never null: given here
            {
                result = await opening.ConfigureAwait(false);
            }

            if (result == WireResult.Done) return connection;
            connection.Dispose();
            if (result == WireResult.Aborted) throw new OperationCanceledException(token);
            error = connection.SocketError;
        }

        throw new SocketException((int)error);
    }
}
