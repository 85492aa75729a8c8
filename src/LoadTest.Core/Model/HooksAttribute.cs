namespace LoadTest;

/// <summary>
/// Adds hooks to a load class: one object for each run, constructed with what the load class's constructor takes, matched by
/// type. Users and task sets may take the object in their constructors.
/// </summary>
/// <typeparam name="THooks">A public, concrete class.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class HooksAttribute<THooks> : Attribute, ITypeAttribute
    where THooks : class, IRunHooks
{
    Type ITypeAttribute.Target => typeof(THooks);
}
