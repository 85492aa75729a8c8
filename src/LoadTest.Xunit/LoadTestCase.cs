using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>One node of a load class as xUnit sees it. Travels between processes as class and slug; the rest is read from the class again.</summary>
internal sealed class LoadTestCase : IXunitTestCase
{
    LoadTestNode _node = null!; // set by the constructor, or by Deserialize, which xUnit calls after the empty one

    /// <summary>For xUnit, which then calls <see cref="Deserialize"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LoadTestCase()
    {
    }

    public LoadTestCase(ITestClass testClass, LoadTestNode node) => Become(testClass, node);

    /// <summary>What runs the class; set by the executor.</summary>
    public LoadExecution? Execution { get; set; }

    /// <summary>The place among the nodes of the class.</summary>
    public int Position { get; private set; }

    public LoadTestNode Node => _node;

    public string DisplayName => _node.DisplayName;

    public string SkipReason => null!; // null is how xUnit says: not skipped

    public ISourceInformation SourceInformation { get; set; } = new SourceInformation();

    public ITestMethod TestMethod { get; private set; } = null!; // as _node

    public object[] TestMethodArguments => [];

    public Dictionary<string, List<string>> Traits { get; private set; } = [];

    public string UniqueID => _node.Id;

    public Exception InitializationException => null!; // null is how xUnit says: none

    public IMethodInfo Method => TestMethod.Method;

    public int Timeout => 0;

    public Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new LoadTestCaseRunner(this, messageBus, aggregator, cancellationTokenSource).RunAsync(constructorArguments);

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue("Class", TestMethod.TestClass);
        info.AddValue("Slug", _node.Slug);
    }

    public void Deserialize(IXunitSerializationInfo info)
    {
        var testClass = info.GetValue<ITestClass>("Class");
        var slug = info.GetValue<string>("Slug");
        var node = LoadTestCatalog.NodesOf(testClass.Class.ToRuntimeType()).FirstOrDefault(node => node.Slug == slug)
            ?? throw new InvalidOperationException($"The load class {testClass.Class.Name} has no threshold '{slug}' any more. Build and discover the tests again.");
        Become(testClass, node);
    }

    void Become(ITestClass testClass, LoadTestNode node)
    {
        _node = node;
        TestMethod = new LoadTestMethod(testClass, node.Slug);
        Position = LoadTestCatalog.NodesOf(node.LoadTestClass).TakeWhile(other => other.Slug != node.Slug).Count();
        Traits = node.Traits.GroupBy(trait => trait.Key, trait => trait.Value).ToDictionary(group => group.Key, group => group.ToList());
        if (node.SourceFile.Length > 0) SourceInformation = new SourceInformation { FileName = node.SourceFile, LineNumber = node.SourceLine };
    }
}
