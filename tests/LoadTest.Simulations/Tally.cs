using System.Globalization;
using LoadTest.Judge;

namespace LoadTest.Simulations;

/// <summary>How often which verdict was reached.</summary>
sealed class Tally(string name)
{
    double _effective;

    public int Runs { get; private set; }

    public int Failed { get; private set; }

    public int Passed { get; private set; }

    public double FailRate => (double)Failed / Runs;

    public double PassRate => (double)Passed / Runs;

    public void Add(ThresholdVerdict verdict)
    {
        Add(verdict.Kind);
        _effective += verdict.Evidence.Requests / verdict.Evidence.EffectiveRequests;
    }

    public void Add(VerdictKind kind)
    {
        Runs++;
        if (kind == VerdictKind.Failed) Failed++;
        if (kind == VerdictKind.Passed) Passed++;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-40} FAIL {FailRate,7:P1}  PASS {PassRate,7:P1}  undecided {1 - FailRate - PassRate,7:P1}  D {_effective / Runs,5:0.0}  ({Runs} runs)");
}
