namespace LoadTest.OpenApi.Values;

/// <summary>Where a value is in the body. Written out only when somebody asks: a fix-up or a message.</summary>
internal sealed record FieldPath(FieldPath? Parent, string Name)
{
    public static FieldPath Root { get; } = new(null, "");

    public FieldPath Field(string name) => new(this, name);

    /// <summary>Items have no name of their own: <c>tags[0]</c>.</summary>
    public FieldPath Item(int index) => new(this, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{index}]"));

    public override string ToString()
    {
        var parent = Parent?.ToString() ?? "";
        return parent.Length == 0 || Name.StartsWith('[') ? parent + Name : $"{parent}.{Name}";
    }
}
