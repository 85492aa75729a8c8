namespace LoadTest.Run;

/// <summary>The sensors of a real run. What each reads on which platform: docs/how-the-gate-decides.md.</summary>
internal static class GeneratorSensors
{
    public static IReadOnlyList<IHealthSensor> Of(RunServices services, HealthLimits limits, double quantile, WatchedThread thread)
    {
        var files = SystemFiles.OfMachine;
        return
        [
            new PauseSensor(PauseSources.OfProcess(files, () => thread.Statistics)),
            new CollectionSensor(limits, GC.GetTotalPauseDuration),
            new LocalFailureSensor(services.Log.FailuresThat),
            new PortSensor(files),
            new HandleSensor(files),
            new ProcessorSensor(files, () => Environment.CpuUsage.TotalTime, Environment.ProcessorCount),
            new RunQueueSensor(files),
            new PressureSensor(files),
            new ThrottleSensor(files),
            new PoolSensor(limits, services.Clock, services.Queue, () => ThreadPool.PendingWorkItemCount),
            new HiccupSensor(limits),
            new SendLagSensor(limits, quantile, services.Log.Starts),
        ];
    }
}
