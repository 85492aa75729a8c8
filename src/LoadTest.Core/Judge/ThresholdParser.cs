using System.Globalization;
using LoadTest.Measure;

namespace LoadTest.Judge;

/// <summary>
/// Reads thresholds as users write them. Refuses anything else with one message (LT1001) and never throws on user text;
/// linear in the length of the text.
/// <code>
/// threshold  = statistic [ "(" name ")" ] comparison limit      ; spaces may stand between all parts
/// statistic  = "p" number | "mean" | "max" | "failures" | "rate" | "count" | "value" | "peak"
/// name       = 1*( character | "(" [ name ] ")" )               ; any characters, parentheses balanced
///                                                            ; needed for value and peak: the name of a gauge
/// comparison = "&lt;" | "&lt;=" | "&gt;" | "&gt;="                          ; "&gt;" and "&gt;=" for rate, count, value and peak only
/// limit      = number unit
/// unit       = "µs" | "us" | "ms" | "s" | "m"                   ; p…, mean, max
///            | "%"                                              ; failures
///            | "/s"                                             ; rate
///            | ""                                               ; count, value, peak
/// number     = 1*digit [ "." 1*digit ]                          ; ASCII digits in every culture
/// </code>
/// </summary>
internal sealed class ThresholdParser
{
    const int MaxPercentDecimals = 10;
    const string Operators = "<>=!≤≥";
    const string StatisticWords = "p50…p99.99, mean, max, failures, rate, count, value or peak";

    readonly ThresholdScanner _scanner;
    string _problem = "";

    ThresholdParser(string text) => _scanner = new ThresholdScanner(text);

    /// <summary>Reads a threshold.</summary>
    public static ThresholdParseResult Parse(string text) => new ThresholdParser(text).Read();

    ThresholdParseResult Read()
    {
        if (!TryStatistic(out var statistic)
            || !TrySeries(statistic, out var series)
            || !TryComparison(statistic, out var comparison)
            || !TryLimit(statistic, comparison, out var limit)
            || !TryEnd(statistic))
        {
            return ThresholdParseResult.Refused(_problem);
        }

        var threshold = new Threshold { Text = "", Statistic = statistic, Series = series, Comparison = comparison, Limit = limit.Value };
        return ThresholdParseResult.Accepted(threshold with { Text = $"{threshold.Subject} {comparison.Symbol()} {limit.Text}" });
    }

    bool TryStatistic(out Statistic statistic)
    {
        statistic = Statistic.Mean;
        _scanner.SkipSpaces();
        var start = _scanner.At;
        if (_scanner.IsAtEnd) return Refuse(start, "is empty", StatisticWords, statistic, "p95 < 200ms");

        var word = _scanner.Take(char.IsAsciiLetter);
        if (word == "p") return TryPercentile(out statistic);

        if (Named(word) is not { } named)
        {
            var found = word + _scanner.Take(c => !char.IsWhiteSpace(c) && !Operators.Contains(c, StringComparison.Ordinal));
            return Refuse(start, $"has '{ThresholdProblem.Quote(found)}' where a statistic belongs", StatisticWords, statistic, "p95 < 200ms");
        }

        statistic = named;
        return true;
    }

    static Statistic? Named(string word) => word switch
    {
        "mean" => Statistic.Mean,
        "max" => Statistic.Max,
        "failures" => Statistic.Failures,
        "rate" => Statistic.Rate,
        "count" => Statistic.Count,
        "value" => Statistic.Value,
        "peak" => Statistic.Peak,
        _ => null,
    };

    bool TryPercentile(out Statistic statistic)
    {
        const string Allowed = "a number above 0 and below 100 after the p";
        statistic = Statistic.Percentile(95);
        var start = _scanner.At;
        if (!TryNumber("has no percentile number", Allowed, statistic, out var percent)) return false;

        if (percent is <= 0 or >= 100)
            return Refuse(start, $"asks for the percentile {ThresholdProblem.Quote(_scanner.Text[start.._scanner.At])}", Allowed, statistic);
        if (percent.Scale > MaxPercentDecimals && decimal.Round(percent, MaxPercentDecimals) != percent)
            return Refuse(start, $"has more than {MaxPercentDecimals} decimals in its percentile", Allowed, statistic);

        statistic = Statistic.Percentile(percent);
        return true;
    }

    bool TrySeries(Statistic statistic, out SeriesFilter series)
    {
        series = SeriesFilter.All;
        _scanner.SkipSpaces();
        var open = _scanner.At;
        var example = $"{statistic}({(statistic.IsOfGauge ? "queue length" : "GET /items/{id}")}) {ExampleLimit(statistic)}";
        if (!_scanner.TryTake('('))
            return !statistic.IsOfGauge || Refuse(open, $"does not say which gauge's {statistic} it is about", "the gauge's name in parentheses", statistic, example);

        if (!_scanner.TryTakeBalanced(out var name))
            return Refuse(open, "has a '(' that is never closed", "the request name and a ')'", statistic, example);
        if (string.IsNullOrWhiteSpace(name))
            return Refuse(open + 1, "names no request between its parentheses", "a request name, or no parentheses for all requests", statistic, example);
        if (name.Any(char.IsControl))
            return Refuse(open + 1, "has a control character in its request name", "the request name on one line", statistic, example);

        series = SeriesFilter.Named(name.Trim());
        return true;
    }

    bool TryComparison(Statistic statistic, out Comparison comparison)
    {
        var allowed = IsUpperOnly(statistic) ? "< or <=" : "<, <=, > or >=";
        comparison = Comparison.LessThan;
        _scanner.SkipSpaces();
        var start = _scanner.At;
        if (_scanner.IsAtEnd) return Refuse(start, "has no comparison", allowed, statistic);

        var symbol = _scanner.Take(c => Operators.Contains(c, StringComparison.Ordinal));
        if (Compared(symbol) is not { } compared)
        {
            var found = symbol.Length > 0 ? symbol : _scanner.Take(c => !char.IsWhiteSpace(c));
            return Refuse(start, $"has '{ThresholdProblem.Quote(found)}' where a comparison belongs", allowed, statistic);
        }

        comparison = compared;
        return !IsUpperOnly(statistic) || compared.IsUpper()
            || Refuse(start, $"bounds {statistic} from below with '{symbol}'", allowed, statistic);
    }

    static Comparison? Compared(string symbol) => symbol switch
    {
        "<" => Comparison.LessThan,
        "<=" => Comparison.AtMost,
        ">" => Comparison.GreaterThan,
        ">=" => Comparison.AtLeast,
        _ => null,
    };

    bool TryLimit(Statistic statistic, Comparison comparison, out (double Value, string Text) limit)
    {
        limit = (0, "");
        _scanner.SkipSpaces();
        var start = _scanner.At;
        if (!TryNumber("has no limit", "a number", statistic, out var number)) return false;
        if (!TryUnit(statistic, out var unit)) return false;

        if (LimitRange.Objection(statistic, comparison, number, unit) is { Length: > 0 } objection)
            return Refuse(start, objection, LimitRange.Allowed(statistic), statistic);

        limit = (LimitRange.ValueOf(number, unit), string.Create(CultureInfo.InvariantCulture, $"{number:0.############################}{unit.Printed}"));
        return true;
    }

    bool TryUnit(Statistic statistic, out LimitUnit unit)
    {
        var units = LimitUnit.For(statistic.Kind);
        unit = units[0];
        if (unit.Symbol.Length == 0) return true;

        _scanner.SkipSpaces();
        var start = _scanner.At;
        var allowed = string.Join(", ", units.Select(u => u.Symbol));
        if (_scanner.IsAtEnd) return Refuse(start, "has no unit", allowed, statistic);

        // The Greek mu looks like the micro sign, and keyboards give either.
        var symbol = _scanner.Take(c => !char.IsWhiteSpace(c)).Replace('\u03BC', 'µ');
        unit = units.FirstOrDefault(u => u.Symbol == symbol, unit);
        return unit.Symbol == symbol || Refuse(start, $"has the unknown unit '{ThresholdProblem.Quote(symbol)}'", allowed, statistic);
    }

    bool TryNumber(string missing, string allowed, Statistic statistic, out decimal number)
    {
        number = 0;
        var start = _scanner.At;
        var whole = _scanner.Take(char.IsAsciiDigit);
        if (whole.Length == 0) return Refuse(start, missing, allowed, statistic);
        if (_scanner.Next == ',') return Refuse(_scanner.At, "has a ',' in a number", "a point before decimals and nothing between thousands", statistic);
        if (_scanner.TryTake('.') && _scanner.Take(char.IsAsciiDigit).Length == 0)
            return Refuse(_scanner.At, "has no digit after the point of a number", "a digit", statistic);

        return decimal.TryParse(_scanner.Text.AsSpan(start, _scanner.At - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            || Refuse(start, "has a number that is too large", "a smaller number", statistic);
    }

    bool TryEnd(Statistic statistic)
    {
        _scanner.SkipSpaces();
        return _scanner.IsAtEnd
            || Refuse(_scanner.At, $"has '{ThresholdProblem.Quote(_scanner.Text[_scanner.At..])}' after its limit", "nothing more", statistic);
    }

    static bool IsUpperOnly(Statistic statistic) => statistic.Kind is not (StatisticKind.Rate or StatisticKind.Count) && !statistic.IsOfGauge;

    static string ExampleLimit(Statistic statistic) => statistic.Kind switch
    {
        StatisticKind.Percentile or StatisticKind.Mean or StatisticKind.Max => "< 200ms",
        StatisticKind.Failures => "< 1%",
        StatisticKind.Rate => "> 100/s",
        StatisticKind.Count => ">= 1000",
        StatisticKind.Value or StatisticKind.Peak => "< 100",
        _ => throw new InvalidOperationException($"Unknown statistic {statistic.Kind}."),
    };

    bool Refuse(int at, string what, string allowed, Statistic statistic, string example = "")
    {
        if (example.Length == 0) example = $"{statistic} {ExampleLimit(statistic)}";
        _problem = ThresholdProblem.Describe(_scanner.Text, at, what, allowed, example);
        return false;
    }
}
