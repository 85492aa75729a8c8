namespace Shop;

/// <summary>
/// The time that a real shop would spend on its database: lognormal with the median <see cref="ShopOptions.Latency"/> and
/// sigma 0.3, so that p95 is 1.64 times and p99 twice the median.
/// </summary>
internal sealed class ServiceTime(ShopOptions options, MillisecondTimer timer)
{
    const double Sigma = 0.3;

    /// <summary>Waits one service time; at a median of 0 it does not wait at all.</summary>
    public Task WaitAsync() => options.Latency == TimeSpan.Zero ? Task.CompletedTask : timer.Delay(options.Latency * Draw());

    static double Draw() => Math.Exp(Sigma * StandardNormal());

    // Box-Muller (1958): sqrt(-2 ln u1) cos(2 pi u2), with u1 in (0, 1] because the logarithm of 0 has no value.
    static double StandardNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - Random.Shared.NextDouble())) * Math.Cos(2 * Math.PI * Random.Shared.NextDouble());
}
