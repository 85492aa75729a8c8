namespace LoadTest.Isolation.Tests;

/// <summary>The fixture of all load classes here: an address.</summary>
public sealed class Target(Uri address) : IAddressedFixture<Target>
{
    public Uri Address { get; } = address;

    public static Target At(Uri address) => new(address);
}
