namespace LoadTest;

/// <summary>A <see cref="TaskAttribute{TSet}"/> of any task set.</summary>
internal interface ITaskSetAttribute : ITypeAttribute
{
    int Weight { get; }

    int Line { get; }
}
