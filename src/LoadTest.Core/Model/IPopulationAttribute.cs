namespace LoadTest;

/// <summary>A <see cref="PopulationAttribute{TUser}"/> of any user type.</summary>
internal interface IPopulationAttribute : ITypeAttribute
{
    double Weight { get; }

    int FixedCount { get; }
}
