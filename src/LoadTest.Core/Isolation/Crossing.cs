using System.Reflection;

namespace LoadTest.Isolation;

/// <summary>Takes constructor arguments apart in the test host, and puts them together in the process that sends the load.</summary>
internal static class Crossing
{
    /// <summary>One entry for each argument, in their order; with a problem for each that cannot cross.</summary>
    public static IReadOnlyList<CrossingArgument> Pack(Type loadClass, IReadOnlyList<object?> arguments, ICollection<LoadTestProblem> problems) =>
        [.. arguments.Select((argument, i) => Pack(loadClass, argument, NameOf(loadClass, arguments.Count, i), problems))];

    /// <summary>The arguments again, in their order.</summary>
    /// <exception cref="LoadTestException">One could not be made.</exception>
    public static IReadOnlyList<object?> Unpack(IReadOnlyList<CrossingArgument> arguments) => [.. arguments.Select(Unpack)];

    static CrossingArgument Pack(Type loadClass, object? argument, string parameter, ICollection<LoadTestProblem> problems)
    {
        if (argument is null) return CrossingArgument.Null;

        var type = argument.GetType();
        if (SimpleText.Knows(type)) return new CrossingArgument { Type = NameOf(type), Text = SimpleText.Write(argument) };
        if (FixtureOf(type, typeof(IPortableFixture<>)) is { } portable) return Pack(portable, "Pack", () => (string)Call(nameof(PackPortable), portable, argument), problems);
        if (FixtureOf(type, typeof(IAddressedFixture<>)) is { } addressed) return Pack(addressed, "Address", () => (string)Call(nameof(PackAddressed), addressed, argument), problems);

        problems.Add(Fixed(loadClass, type, parameter));
        return CrossingArgument.Null;
    }

    static CrossingArgument Pack(Type fixture, string member, Func<string> pack, ICollection<LoadTestProblem> problems)
    {
        try
        {
            return new CrossingArgument { Type = NameOf(fixture), Text = pack() };
        }
        catch (Exception exception)
        {
            problems.Add(Thrown($"{fixture.Name}.{member}", exception));
            return CrossingArgument.Null;
        }
    }

    static object? Unpack(CrossingArgument argument)
    {
        if (argument.Type.Length == 0) return null;

        var type = Type.GetType(argument.Type, throwOnError: true)!; // it throws instead of giving null
        if (SimpleText.Knows(type)) return SimpleText.Read(type, argument.Text);
        var (unpack, member) = FixtureOf(type, typeof(IPortableFixture<>)) is null ? (nameof(UnpackAddressed), "At") : (nameof(UnpackPortable), "Unpack");
        try
        {
            return Call(unpack, type, argument.Text);
        }
        catch (Exception exception)
        {
            throw new LoadTestException([Thrown($"{type.Name}.{member}", exception)]);
        }
    }

    static Type? FixtureOf(Type type, Type face) => type.GetInterfaces()
        .Where(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == face)
        .Select(implemented => implemented.GenericTypeArguments[0])
        .FirstOrDefault();

    static object Call(string method, Type fixture, object argument) =>
        typeof(Crossing).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(fixture) // the methods below
            .Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [argument], culture: null)
            ?? throw new InvalidOperationException("It returned null.");

    static string PackPortable<T>(T fixture)
        where T : IPortableFixture<T> => fixture.Pack();

    static T UnpackPortable<T>(string packed)
        where T : IPortableFixture<T> => T.Unpack(packed);

    static string PackAddressed<T>(T fixture)
        where T : IAddressedFixture<T> => fixture.Address.AbsoluteUri;

    static T UnpackAddressed<T>(string packed)
        where T : IAddressedFixture<T> => T.At(new Uri(packed));

    static string NameOf(Type type) => type.AssemblyQualifiedName ?? type.Name;

    static string NameOf(Type loadClass, int count, int index) =>
        loadClass.GetConstructors().Select(constructor => constructor.GetParameters()).FirstOrDefault(parameters => parameters.Length == count) is { } taken
            ? $"the parameter '{taken[index].Name}'"
            : $"argument {index + 1}";

    static LoadTestProblem Fixed(Type loadClass, Type type, string parameter) => new()
    {
        Code = "LT1170",
        What = $"{loadClass.Name} is to run in a process of its own, but {parameter} of its constructor is of the type {type.Name}, which cannot cross to it, in {loadClass.FullName}.",
        Fix = $"let it implement IAddressedFixture<{type.Name}> ('public static {type.Name} At(Uri address) => …') or IPortableFixture<{type.Name}>, take a string, number or Uri instead, or leave Isolation away (docs/isolation.md).",
    };

    static LoadTestProblem Thrown(string method, Exception exception) => new()
    {
        Code = "LT1175",
        What = $"{method} threw {exception.GetType().Name}: {exception.Message}",
        Fix = "it takes a fixture to another process as a text, and needs nothing but what is ready when the fixture is.",
    };
}
