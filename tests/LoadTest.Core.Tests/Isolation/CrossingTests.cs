using LoadTest.Isolation;
using LoadTest.Testing;

namespace LoadTest.Tests.Isolation;

/// <summary>How constructor arguments get from the test host to the process that sends the load.</summary>
public sealed class CrossingTests
{
    public static TheoryData<object?> SimpleValues => new(
        null, "text with ü and \n", "", true, 'x', (byte)1, (sbyte)-1, (short)-2, (ushort)2, -3, 3U, long.MinValue, ulong.MaxValue, 0.1f, 0.1, double.NaN, double.PositiveInfinity, 0.1m,
        new Uri("http://localhost:5000/a?b=c%20d"), new Uri("relative/x", UriKind.Relative), new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), TimeSpan.FromTicks(12_345_678_901),
        new DateTime(2024, 2, 29, 1, 2, 3, 4, DateTimeKind.Utc).AddTicks(5), new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Unspecified), new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(5.5)),
        new DateOnly(2024, 2, 29), new TimeOnly(23, 59, 59, 999), DayOfWeek.Friday);

    [Theory]
    [MemberData(nameof(SimpleValues))]
    public void A_simple_value_crosses_by_itself_in_any_culture(object? value)
    {
        using var culture = new Http.CultureScope("de-DE");

        var arrived = Cross(value);

        Assert.Equal(value, arrived);
        Assert.Equal(value?.GetType(), arrived?.GetType());
        if (value is DateTime time) Assert.Equal(time.Kind, Assert.IsType<DateTime>(arrived).Kind);
    }

    [Fact]
    public void A_fixture_with_an_address_crosses_by_it()
    {
        var arrived = Assert.IsType<Shop>(Cross(new Shop(new Uri("http://127.0.0.1:5000/base"))));

        Assert.Equal(new Uri("http://127.0.0.1:5000/base"), arrived.Address);
    }

    [Fact]
    public void A_portable_fixture_crosses_by_its_text() => Assert.Equal("a|b\nc", Assert.IsType<Database>(Cross(new Database("a|b\nc"))).Connection);

    [Fact]
    public void A_derived_fixture_crosses_as_the_class_that_can() => Assert.IsType<Shop>(Cross(new GrandShop()));

    [Fact]
    public void What_cannot_cross_is_one_problem_each_that_names_the_parameter()
    {
        var problems = new List<LoadTestProblem>();

        Crossing.Pack(typeof(Shopper), [new Shop(new Uri("http://localhost")), new object(), new Version(1, 0)], problems);

        Assert.Equal(["LT1170", "LT1170"], problems.Select(problem => problem.Code));
        Snapshot.Match(string.Join('\n', problems));
    }

    [Fact]
    public void A_fixture_that_throws_is_named()
    {
        var problems = new List<LoadTestProblem>();

        Crossing.Pack(typeof(Shopper), [new Broken()], problems);
        var exception = Assert.Throws<LoadTestException>(() => Crossing.Unpack([new CrossingArgument { Type = typeof(Broken).AssemblyQualifiedName!, Text = "" }]));

        Assert.StartsWith("LT1175: Broken.Pack threw InvalidTimeZoneException: no zone", problems[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("LT1175: Broken.Unpack threw InvalidTimeZoneException: no zone", exception.Problems[0].ToString(), StringComparison.Ordinal);
    }

    static object? Cross(object? value)
    {
        var problems = new List<LoadTestProblem>();
        var packed = Crossing.Pack(typeof(Shopper), [value], problems);
        Assert.Empty(problems);
        return Crossing.Unpack(packed)[0];
    }

    public class Shop(Uri address) : IAddressedFixture<Shop>
    {
        public Uri Address { get; } = address;

        public static Shop At(Uri address) => new(address);
    }

    public sealed class GrandShop() : Shop(new Uri("http://localhost"));

    public sealed class Database(string connection) : IPortableFixture<Database>
    {
        public string Connection { get; } = connection;

        public string Pack() => Connection;

        public static Database Unpack(string packed) => new(packed);
    }

    public sealed class Broken : IPortableFixture<Broken>
    {
        public string Pack() => throw new InvalidTimeZoneException("no zone");

        public static Broken Unpack(string packed) => throw new InvalidTimeZoneException("no zone");
    }

    public sealed class Shopper(Shop shop, object other, Version version) : VirtualUser
    {
        [Task]
        public void Use() => _ = (shop, other, version);
    }
}
