namespace LoadTest.Judge;

/// <summary>A threshold whose violation has to be proven; <see cref="Holm"/> shares the error rate among all of them.</summary>
internal abstract class InferredAssessment : Assessment
{
    /// <summary>The error rate at which the violation would just be proven.</summary>
    public abstract double ViolationPValue { get; }

    /// <summary>Whether the violation is proven at an error rate.</summary>
    public abstract bool IsViolatedAt(double alpha);
}
