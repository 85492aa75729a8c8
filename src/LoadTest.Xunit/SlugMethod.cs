using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>
/// What a node has in place of a test method. xUnit makes fully qualified names from a class and a method, and groups test cases
/// by them; nobody calls it.
/// </summary>
internal sealed class SlugMethod(ITypeInfo type, string slug) : IReflectionMethodInfo
{
    public string Name => slug;

    public ITypeInfo Type => type;

    public bool IsAbstract => false;

    public bool IsGenericMethodDefinition => false;

    public bool IsPublic => true;

    public bool IsStatic => false;

    public ITypeInfo ReturnType => Reflector.Wrap(typeof(void));

    /// <summary>Runners that ask for a runtime method get one without parameters and attributes.</summary>
    public MethodInfo MethodInfo => ((Action)Nothing).Method;

    public IEnumerable<IAttributeInfo> GetCustomAttributes(string assemblyQualifiedAttributeTypeName) => [];

    public IEnumerable<ITypeInfo> GetGenericArguments() => [];

    public IEnumerable<IParameterInfo> GetParameters() => [];

    public IMethodInfo MakeGenericMethod(params ITypeInfo[] typeArguments) => this;

    static void Nothing()
    {
    }
}
