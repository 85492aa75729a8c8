// They start and kill processes and look at the clock: others beside them would be part of it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
