namespace Consumer;

/// <summary>What happened in which order, for the tests that drive this project.</summary>
public static class Diary
{
    public static void Write(string line)
    {
        if (Environment.GetEnvironmentVariable("SERVICE_LOG") is { Length: > 0 } path) File.AppendAllText(path, line + "\n");
    }
}
