namespace LoadTest;

/// <summary>
/// A fixture that can follow its load class into a process of its own (<see cref="GeneratorIsolation.Process"/>). The fixture itself stays
/// in the test host, with whatever it has started; the load gets another object of the same class, made from one text.
/// </summary>
/// <remarks>A fixture that is an address is an <see cref="IAddressedFixture{TSelf}"/>, which needs one line. See <c>docs/isolation.md</c>.</remarks>
/// <typeparam name="TSelf">The fixture's own class.</typeparam>
public interface IPortableFixture<TSelf>
    where TSelf : IPortableFixture<TSelf>
{
    /// <summary>All that the other object needs to know. Called once in the test host, when the fixture is ready and before any load is sent.</summary>
    /// <returns>Any text, for example an address.</returns>
    string Pack();

    /// <summary>
    /// Makes the object that the load gets. Called once in the process that sends the load, which ends without disposing it: what the
    /// fixture has started belongs to the one in the test host.
    /// </summary>
    /// <param name="packed">What <see cref="Pack"/> returned.</param>
    static abstract TSelf Unpack(string packed);
}
