namespace LoadTest;

/// <summary>Which process sends the load.</summary>
public enum GeneratorIsolation
{
    /// <summary>The process that runs the tests.</summary>
    None,

    /// <summary>
    /// A process of its own, with its own garbage collector: what else goes on in the test host does not disturb the load, and load that
    /// ends its process does not end the test host. Fixtures cross to it as <see cref="IPortableFixture{TSelf}"/>.
    /// </summary>
    Process,
}
