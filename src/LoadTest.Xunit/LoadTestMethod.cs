using System.ComponentModel;
using Xunit.Abstractions;

namespace LoadTest.Adapter;

/// <summary>The place of a node in its class: a method that does not exist, named by the node's slug.</summary>
internal sealed class LoadTestMethod : ITestMethod
{
    public LoadTestMethod(ITestClass testClass, string slug)
    {
        TestClass = testClass;
        Method = new NodeMethod(testClass.Class, slug);
    }

    /// <summary>For xUnit, which calls <see cref="Deserialize"/> next.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LoadTestMethod() => (TestClass, Method) = (null!, null!); // both are set by Deserialize

    public ITestClass TestClass { get; private set; }

    public IMethodInfo Method { get; private set; }

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue("class", TestClass);
        info.AddValue("slug", Method.Name);
    }

    public void Deserialize(IXunitSerializationInfo info)
    {
        TestClass = info.GetValue<ITestClass>("class");
        Method = new NodeMethod(TestClass.Class, info.GetValue<string>("slug"));
    }
}
