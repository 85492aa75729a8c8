using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>
/// Stands where xUnit wants a test method: a node has none. Its name is the node's slug, so that the fully qualified name is
/// <c>Namespace.Class.slug</c>; everything else it answers for a harmless real method.
/// </summary>
internal sealed class NodeMethod(ITypeInfo type, string slug) : IReflectionMethodInfo
{
    readonly IReflectionMethodInfo _inner = Reflector.Wrap(typeof(object).GetMethod(nameof(ToString), [])!); // every class has it

    public MethodInfo MethodInfo => _inner.MethodInfo;

    public string Name => slug;

    public ITypeInfo Type => type;

    public bool IsAbstract => false;

    public bool IsGenericMethodDefinition => false;

    public bool IsPublic => true;

    public bool IsStatic => false;

    public ITypeInfo ReturnType => _inner.ReturnType;

    public IEnumerable<IAttributeInfo> GetCustomAttributes(string assemblyQualifiedAttributeTypeName) => [];

    public IEnumerable<ITypeInfo> GetGenericArguments() => [];

    public IEnumerable<IParameterInfo> GetParameters() => [];

    public IMethodInfo MakeGenericMethod(params ITypeInfo[] typeArguments) => throw new InvalidOperationException("A node's method is not generic.");
}
