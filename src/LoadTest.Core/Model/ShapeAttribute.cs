namespace LoadTest;

/// <summary>Gives a load class a load shape of your own instead of <see cref="UsersAttribute"/>.</summary>
/// <typeparam name="TShape">A public, concrete class; one object is made for each run.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShapeAttribute<TShape> : Attribute, ITypeAttribute
    where TShape : LoadShape
{
    Type ITypeAttribute.Target => typeof(TShape);
}
