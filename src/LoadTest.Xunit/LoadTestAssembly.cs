using Xunit.Abstractions;

namespace LoadTest.Adapter;

/// <summary>
/// A test assembly that lists load classes even when they are not public. xUnit looks at public classes only, so a load class
/// without <c>public</c> would be missing in silence; listed, its node says what is wrong.
/// </summary>
internal sealed class LoadTestAssembly(IAssemblyInfo assembly) : IAssemblyInfo
{
    public string AssemblyPath => assembly.AssemblyPath;

    public string Name => assembly.Name;

    public IEnumerable<IAttributeInfo> GetCustomAttributes(string assemblyQualifiedAttributeTypeName) =>
        assembly.GetCustomAttributes(assemblyQualifiedAttributeTypeName);

    public ITypeInfo GetType(string typeName) => assembly.GetType(typeName);

    public IEnumerable<ITypeInfo> GetTypes(bool includePrivateTypes)
    {
        var types = assembly.GetTypes(includePrivateTypes).ToList();
        if (includePrivateTypes) return types;

        var listed = types.Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        return [.. types, .. assembly.GetTypes(includePrivateTypes: true).Where(type => !listed.Contains(type.Name) && type.IsLoadTest())];
    }
}
