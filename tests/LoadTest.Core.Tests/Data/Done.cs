namespace LoadTest.Tests.Data;

/// <summary>The value of a task that has to be completed by now: nothing is waited for.</summary>
internal static class Done
{
    public static T ValueOf<T>(Task<T> task) => task.IsCompletedSuccessfully ? task.Result : throw new InvalidOperationException($"The task is {task.Status}.");
}
