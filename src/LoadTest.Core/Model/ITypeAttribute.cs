namespace LoadTest;

/// <summary>A generic attribute whose type argument says which class it is about. Lets reflection read it without knowing the argument.</summary>
internal interface ITypeAttribute
{
    Type Target { get; }
}
