namespace LoadTest;

/// <summary>
/// A fixture of which the load needs nothing but an address: <c>public static ShopFixture At(Uri address) =&gt; new(address);</c> is all that
/// lets it follow its load class into a process of its own (<see cref="GeneratorIsolation.Process"/>).
/// </summary>
/// <remarks>One that the load needs more of is an <see cref="IPortableFixture{TSelf}"/>. See <c>docs/isolation.md</c>.</remarks>
/// <typeparam name="TSelf">The fixture's own class.</typeparam>
public interface IAddressedFixture<TSelf>
    where TSelf : IAddressedFixture<TSelf>
{
    /// <summary>Where the system under test listens: absolute, and to be reached from another process on the same machine. Read once, when the fixture is ready.</summary>
    Uri Address { get; }

    /// <summary>
    /// Makes the object that the load gets: one that starts nothing and knows only the address. Called once in the process that sends the
    /// load, which ends without disposing it.
    /// </summary>
    /// <param name="address">The address of the fixture in the test host.</param>
    static abstract TSelf At(Uri address);
}
