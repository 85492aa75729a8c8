namespace LoadTest.Isolation;

/// <summary>To the generator, first: what to run. It reads the class again, with the same settings from its environment.</summary>
internal sealed record RunOrder : GeneratorMessage
{
    /// <summary>The load class, with its assembly.</summary>
    public required string LoadClass { get; init; }

    /// <summary>Where the assembly of the load class is; empty when it is in no file.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>What users are constructed with.</summary>
    public required IReadOnlyList<CrossingArgument> Arguments { get; init; }

    /// <summary>Settings of the test framework, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The seed that the test host has chosen.</summary>
    public required int Seed { get; init; }

    /// <summary>The folder for results, absolute.</summary>
    public required string Results { get; init; }

    /// <summary>The name of the run, so that both processes write into the same folder.</summary>
    public required string RunId { get; init; }
}
