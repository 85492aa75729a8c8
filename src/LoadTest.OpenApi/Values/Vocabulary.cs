using Bogus;

namespace LoadTest.OpenApi.Values;

/// <summary>
/// Words to make texts of. Drawn from Bogus once, with a seed of its own: making a Bogus faker takes a millisecond, far too
/// long for the moment before a request, while picking from a list takes nothing and depends on the user's random numbers only.
/// </summary>
internal sealed class Vocabulary
{
    const int Seed = 20_240_229;
    const int Size = 250;

    static readonly Lazy<Vocabulary> Made = new(() => new Vocabulary());

    Vocabulary()
    {
        var faker = new Faker("en") { Random = new Randomizer(Seed) };
        FirstNames = Draw(() => faker.Name.FirstName());
        LastNames = Draw(() => faker.Name.LastName());
        Streets = Draw(() => faker.Address.StreetAddress());
        Countries = Draw(() => faker.Address.Country());
        Companies = Draw(() => faker.Company.CompanyName());
        JobTitles = Draw(() => faker.Name.JobTitle());
        Products = Draw(() => faker.Commerce.ProductName());
        Sentences = Draw(() => faker.Hacker.Phrase());
        Words = Draw(() => faker.Lorem.Word());
    }

    public static Vocabulary English => Made.Value;

    public string[] FirstNames { get; }

    public string[] LastNames { get; }

    public string[] Streets { get; }

    public string[] Countries { get; }

    public string[] Companies { get; }

    public string[] JobTitles { get; }

    public string[] Products { get; }

    public string[] Sentences { get; }

    public string[] Words { get; }

    static string[] Draw(Func<string> draw) => [.. Enumerable.Range(0, Size).Select(_ => draw()).Distinct(StringComparer.Ordinal)];
}
