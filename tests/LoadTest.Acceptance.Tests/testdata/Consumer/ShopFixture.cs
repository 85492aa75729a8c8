namespace Consumer;

/// <summary>What the examples of the READMEs take for granted.</summary>
public sealed class ShopFixture
{
    public Uri Address { get; } = new("http://127.0.0.1:1");
}
