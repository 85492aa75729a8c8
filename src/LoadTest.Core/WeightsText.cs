using System.Globalization;
using LoadTest.Measure;

namespace LoadTest;

/// <summary>
/// Reads the setting <c>Weights</c>: <c>BrowserUser=3, AdminUser=fixed:1</c>. Names are those of user types and task sets; what
/// names nothing is reported where the classes are known.
/// </summary>
internal static class WeightsText
{
    const string Fixed = "fixed:";

    public static IReadOnlyDictionary<string, ClassWeight> Read(SettingOverrides overrides, ICollection<LoadTestProblem> problems)
    {
        var weights = new Dictionary<string, ClassWeight>(StringComparer.Ordinal);
        foreach (var part in overrides.Names("Weights", []))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left, right) : (part, "");
            if (name.Length > 0 && TryParse(value, out var weight)) weights[name] = weight;
            else problems.Add(Malformed(part));
        }

        return weights;
    }

    /// <summary>Every name must be that of some user type or task set: a weight for a misspelt class would silently be none.</summary>
    public static void RefuseUnknown(IEnumerable<string> names, Type loadClass, ICollection<LoadTestProblem> problems)
    {
        var known = loadClass.Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Behavior)) && !type.IsAbstract).Select(type => type.Name).ToList();
        foreach (var name in names.Where(name => !known.Contains(name)))
        {
            var nearest = EditDistance.Nearest(name, known);
            problems.Add(new LoadTestProblem
            {
                Code = "LT1132",
                What = $"The setting Weights names '{name}', which is no user type or task set of {loadClass.Assembly.GetName().Name}.",
                Fix = nearest.Count > 0 ? $"did you mean {string.Join(" or ", nearest)}?" : "name a user type or task set, without its namespace.",
            });
        }
    }

    static bool TryParse(string text, out ClassWeight weight)
    {
        if (text.StartsWith(Fixed, StringComparison.Ordinal))
        {
            var isCount = int.TryParse(text.AsSpan(Fixed.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count);
            weight = new ClassWeight(1, count);
            return isCount;
        }

        var isWeight = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && double.IsFinite(share);
        weight = new ClassWeight(share, 0);
        return isWeight;
    }

    static LoadTestProblem Malformed(string part) => new()
    {
        Code = "LT1201",
        What = $"The setting Weights has the part '{part}', which is not a class name, '=' and a weight.",
        Fix = "write Weights as BrowserUser=3,AdminUser=fixed:1 (a share, or a fixed count).",
    };
}
