using System.Collections;
using System.Globalization;
using LoadTest.Judge;
using LoadTest.Measure;
using LoadTest.Schedule;

namespace LoadTest;

/// <summary>
/// What a run was given from outside, over its attributes: MSBuild properties (through AppContext), then the test
/// framework, then environment variables, the later one winning. Reports every malformed or unknown value.
/// </summary>
internal sealed class SettingOverrides
{
    readonly Dictionary<string, (string Value, string Origin)> _values = new(StringComparer.Ordinal);
    readonly List<LoadTestProblem> _problems = [];

    SettingOverrides()
    {
    }

    public IReadOnlyList<LoadTestProblem> Problems => _problems;

    /// <summary>No overrides.</summary>
    public static SettingOverrides None => new();

    /// <summary>The overrides of this process.</summary>
    public static SettingOverrides OfProcess(IReadOnlyDictionary<string, string> ofFramework) =>
        Read(Environment.GetEnvironmentVariables(), key => AppContext.GetData(key) as string, ofFramework);

    public static SettingOverrides Read(IDictionary environment, Func<string, string?> appContext, IReadOnlyDictionary<string, string>? ofFramework = null)
    {
        var overrides = new SettingOverrides();
        foreach (var setting in SettingName.All)
        {
            if (appContext(setting.AppContextKey) is { Length: > 0 } property)
                overrides._values[setting.Name] = (property, $"MSBuild property {setting.MSBuildProperty}");
            if (ofFramework is not null && ofFramework.TryGetValue(setting.Name, out var given) && given.Length > 0)
                overrides._values[setting.Name] = (given, "test framework");
            if (environment[setting.EnvironmentVariable] is string { Length: > 0 } variable)
                overrides._values[setting.Name] = (variable, $"environment variable {setting.EnvironmentVariable}");
        }

        overrides.RefuseUnknown(environment);
        return overrides;
    }

    public TimeSpan Duration(string name, TimeSpan attribute) =>
        Parse(name, attribute, $"a duration such as {DurationText.Examples}", static (string text, out TimeSpan value) => DurationText.TryParse(text, out value));

    public int Integer(string name, int attribute, int min) =>
        Parse(name, attribute, $"a whole number of at least {min}", (string text, out int value) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= min);

    public long Integer(string name, long attribute, long min) =>
        Parse(name, attribute, $"a whole number of at least {min}", (string text, out long value) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= min);

    /// <summary>Names between commas, semicolons or spaces.</summary>
    public IReadOnlyList<string> Names(string name, IReadOnlyList<string> attribute) =>
        _values.TryGetValue(name, out var given) ? given.Value.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries) : attribute;

    public Uri? Address(string name) =>
        Parse<Uri?>(name, null, "an absolute http or https address such as http://localhost:5000", static (string text, out Uri? value) =>
            Uri.TryCreate(text, UriKind.Absolute, out value) && (value.Scheme == Uri.UriSchemeHttp || value.Scheme == Uri.UriSchemeHttps));

    // Whoever presses F5 on a load test wants to step through it, not to send load from a process that stands still at times.
    public RunMode Mode(string name, RunMode attribute)
    {
        var mode = Parse(name, attribute, "Auto, Load or Once", static (string text, out RunMode value) =>
            Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsDigit(text[0]));
        return mode != RunMode.Auto ? mode : System.Diagnostics.Debugger.IsAttached ? RunMode.Once : RunMode.Load;
    }

    /// <summary>Which of these settings were given from outside.</summary>
    public IReadOnlyList<string> Given(params IReadOnlyList<string> names) => [.. names.Where(_values.ContainsKey)];

    public double Rate(string name, double attribute) =>
        Parse(name, attribute, "a number above 0", static (string text, out double value) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && value > 0);

    public UndecidedPolicy Policy(string name, UndecidedPolicy attribute) =>
        Parse(name, attribute, "Skip, Fail or PointEstimate", static (string text, out UndecidedPolicy value) =>
            Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsDigit(text[0]));

    public TroublePolicy Trouble(string name, TroublePolicy attribute) =>
        Parse(name, attribute, "Inconclusive or Report", static (string text, out TroublePolicy value) =>
            Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsDigit(text[0]));

    public GeneratorIsolation Isolation(string name, GeneratorIsolation attribute) =>
        Parse(name, attribute, "None or Process", static (string text, out GeneratorIsolation value) =>
            Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsDigit(text[0]));

    public string Text(string name, string otherwise) => _values.TryGetValue(name, out var given) ? given.Value : otherwise;

    T Parse<T>(string name, T attribute, string expected, TryParse<T> tryParse)
    {
        if (!_values.TryGetValue(name, out var given)) return attribute;
        if (tryParse(given.Value, out var value)) return value;

        _problems.Add(new LoadTestProblem
        {
            Code = "LT1201",
            What = $"The setting {name} is '{given.Value}' in the {given.Origin}, which is not {expected}.",
            Fix = $"give {expected}, or unset it to use the attribute's value.",
        });
        return attribute;
    }

    void RefuseUnknown(IDictionary environment)
    {
        var known = SettingName.All.Select(setting => setting.EnvironmentVariable).ToList();
        foreach (var variable in environment.Keys.OfType<string>().Order(StringComparer.Ordinal))
        {
            if (!variable.StartsWith(SettingName.EnvironmentPrefix, StringComparison.Ordinal) || known.Contains(variable)) continue;

            var nearest = known.MinBy(name => EditDistance.Between(variable, name));
            _problems.Add(new LoadTestProblem
            {
                Code = "LT1202",
                What = $"There is no setting '{variable}', which is set in the environment.",
                Fix = $"unset it; did you mean {nearest}? All settings: {string.Join(", ", known)}.",
            });
        }
    }

    delegate bool TryParse<T>(string text, out T value);
}
