// They measure time, threads and timers of the process: others beside them would be part of it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
