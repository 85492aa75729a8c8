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

    public LoadTestCase(LoadTestNode node) => Become(node);

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
        info.AddValue("Class", _node.LoadTestClass.AssemblyQualifiedName);
        info.AddValue("Slug", _node.Slug);
    }

    public void Deserialize(IXunitSerializationInfo info)
    {
        var name = info.GetValue<string>("Class");
        var slug = info.GetValue<string>("Slug");
        var type = Type.GetType(name, throwOnError: false)
            ?? throw new InvalidOperationException($"The load class '{name}' is not in this assembly any more. Build and discover the tests again.");
        Become(LoadTestCatalog.NodesOf(type).FirstOrDefault(node => node.Slug == slug)
            ?? throw new InvalidOperationException($"The load class {type.FullName} has no threshold '{slug}' any more. Build and discover the tests again."));
    }

    void Become(LoadTestNode node)
    {
        _node = node;
        Position = LoadTestCatalog.NodesOf(node.LoadTestClass).TakeWhile(other => other.Slug != node.Slug).Count();
        SourceInformation = new SourceInformation { FileName = node.SourceFile, LineNumber = node.SourceLine };
        Traits = node.Traits.GroupBy(trait => trait.Key, trait => trait.Value).ToDictionary(group => group.Key, group => group.ToList());

        // Equal for all nodes of a class, in every process: xUnit groups by it, and class fixtures live as long as the group.
        var collection = new TestCollection(
            new TestAssembly(Reflector.Wrap(node.LoadTestClass.Assembly)),
            Reflector.Wrap(typeof(LoadRuns)),
            $"Load test {node.LoadTestClass.FullName}") { UniqueID = Guid.ParseExact(LoadTestCatalog.NodesOf(node.LoadTestClass)[0].Id, "N") };
        TestMethod = new TestMethod(new TestClass(collection, Reflector.Wrap(node.LoadTestClass)), new NodeMethod(node));
    }
}
