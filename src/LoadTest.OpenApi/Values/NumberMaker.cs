using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using LoadTest.OpenApi.Schemas;

namespace LoadTest.OpenApi.Values;

/// <summary>Makes numbers: a multiple of some step within the bounds, so that both rules hold exactly.</summary>
internal sealed class NumberMaker(Random random)
{
    /// <summary>How far numbers spread when the document gives one bound or none.</summary>
    const decimal UsualSpread = 1_000;

    const decimal UsualStep = 0.01m;
    const decimal FinestStep = 1e-18m;

    /// <exception cref="TestDataException">No number satisfies the rules.</exception>
    public JsonNode Make(Schema schema, bool isInteger, FieldPath path)
    {
        var rules = schema.Number;
        try
        {
            var (min, max) = Window(rules, schema.Format);
            var step = isInteger ? rules.Steps.Aggregate(1m, CommonMultiple) : rules.Steps.Count > 0 ? rules.Steps.Aggregate(CommonMultiple) : UsualStep;
            var isFixed = isInteger || rules.Steps.Count > 0;
            while (true)
            {
                var (first, last) = Multiples(rules, min, max, step);
                if (first <= last) return Write(Between(first, last) * step);
                if (isFixed || step <= FinestStep) throw OpenApiProblems.NoNumber(path.ToString(), Bounds(rules, isInteger));
                step /= 10;
            }
        }
        catch (OverflowException)
        {
            throw OpenApiProblems.NoNumber(path.ToString(), Bounds(rules, isInteger));
        }
    }

    static (decimal Min, decimal Max) Window(NumberRules rules, string format)
    {
        var largest = format == "int32" ? int.MaxValue : NumberRules.Largest;
        var (min, max) = (rules.HasMin, rules.HasMax) switch
        {
            (false, false) => (1, Spread(rules)),
            (true, false) => (rules.Min, rules.Min + Spread(rules)),
            (false, true) => (rules.Max > 0 ? 0 : rules.Max - Spread(rules), rules.Max),
            _ => (rules.Min, rules.Max),
        };
        return (Math.Max(min, -largest), Math.Min(max, largest));
    }

    /// <summary>Wide enough for several multiples of each step.</summary>
    static decimal Spread(NumberRules rules) => rules.Steps.Aggregate(UsualSpread, (spread, step) => Math.Max(spread, step * 100));

    static (decimal First, decimal Last) Multiples(NumberRules rules, decimal min, decimal max, decimal step)
    {
        var (first, last) = (Math.Ceiling(min / step), Math.Floor(max / step));
        if (rules.IsMinExcluded && first * step == rules.Min) first++;
        if (rules.IsMaxExcluded && last * step == rules.Max) last--;
        return (first, last);
    }

    decimal Between(decimal first, decimal last) => first + random.NextInt64((long)Math.Min(last - first, long.MaxValue - 1) + 1);

    /// <summary>Zeros at the end go; whole numbers are written without a point.</summary>
    static JsonValue Write(decimal number)
    {
        var exact = number / 1.000000000000000000000000000m;
        return decimal.Truncate(exact) == exact && Math.Abs(exact) < long.MaxValue ? JsonValue.Create((long)exact) : JsonValue.Create(exact);
    }

    /// <summary>The smallest number that is a multiple of both.</summary>
    static decimal CommonMultiple(decimal left, decimal right)
    {
        var scale = 1m;
        while (left * scale % 1 != 0 || right * scale % 1 != 0) scale *= 10;
        var (a, b) = ((BigInteger)(left * scale), (BigInteger)(right * scale));
        return (decimal)(a / BigInteger.GreatestCommonDivisor(a, b) * b) / scale;
    }

    static string Bounds(NumberRules rules, bool isInteger)
    {
        var steps = string.Concat(rules.Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $", a multiple of {step}")));
        return string.Create(CultureInfo.InvariantCulture, $"no {(isInteger ? "integer" : "number")} is {(rules.IsMinExcluded ? "above" : "at least")} {rules.Min}, {(rules.IsMaxExcluded ? "below" : "at most")} {rules.Max}{steps}");
    }
}
