using Xunit.Abstractions;

namespace LoadTest.Adapter;

/// <summary>Asks the catalog about types as xUnit describes them.</summary>
internal static class TypeInfoExtensions
{
    public static bool IsLoadTest(this ITypeInfo type) => type is IReflectionTypeInfo reflected && LoadTestCatalog.IsLoadTest(reflected.Type);
}
