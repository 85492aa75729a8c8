using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>
/// The definition of a collection with a load class in it: the user's own, so that its collection fixtures are found, but with
/// the attributes of <see cref="LoadRuns"/>, so that it runs alone and in the order of nodes.
/// </summary>
internal sealed class SerialDefinition(Type definition) : ReflectionTypeInfo(definition), ITypeInfo
{
    public static SerialDefinition Of(ITestCollection collection) => new(collection.CollectionDefinition?.ToRuntimeType() ?? typeof(LoadRuns));

    // The interface's member is implemented anew: xUnit asks for attributes through it.
    IEnumerable<IAttributeInfo> ITypeInfo.GetCustomAttributes(string assemblyQualifiedAttributeTypeName)
    {
        var own = GetCustomAttributes(assemblyQualifiedAttributeTypeName);
        var replaced = IsName(assemblyQualifiedAttributeTypeName, typeof(CollectionDefinitionAttribute))
            || (IsName(assemblyQualifiedAttributeTypeName, typeof(TestCaseOrdererAttribute)) && !own.Any());
        return replaced ? Reflector.Wrap(typeof(LoadRuns)).GetCustomAttributes(assemblyQualifiedAttributeTypeName) : own;
    }

    static bool IsName(string name, Type attribute) => name == attribute.AssemblyQualifiedName;
}
