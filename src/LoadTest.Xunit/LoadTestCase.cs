using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LoadTest.Adapter;

/// <summary>One node of a load class as an xUnit test case. All nodes of a class share one run of the load.</summary>
internal sealed class LoadTestCase : IXunitTestCase
{
    ITestClass _class;
    LoadTestNode _node;

    public LoadTestCase(ITestClass testClass, LoadTestNode node)
    {
        (_class, _node) = (testClass, node);
        SourceInformation = SourceOf(node);
    }

    /// <summary>For xUnit, which calls <see cref="Deserialize"/> next.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LoadTestCase() => (_class, _node, SourceInformation) = (null!, null!, null!); // all three are set by Deserialize

    public LoadTestNode Node => _node;

    /// <summary>Set by the executor before the case runs.</summary>
    public LoadRuns? Runs { get; set; }

    public string DisplayName => _node.DisplayName;

    public string UniqueID => _node.Id;

    public ISourceInformation SourceInformation { get; set; }

    public ITestMethod TestMethod => new LoadTestMethod(_class, _node.Slug);

    public IMethodInfo Method => TestMethod.Method;

    public object[] TestMethodArguments => [];

    public Dictionary<string, List<string>> Traits =>
        _node.Traits.GroupBy(trait => trait.Key, trait => trait.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(trait => trait.Key, trait => trait.ToList(), StringComparer.OrdinalIgnoreCase);

    // Null is xUnit's word for "none" in both.
    public string SkipReason => null!;

    public Exception InitializationException => null!;

    public int Timeout => 0;

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue("class", _class);
        info.AddValue("slug", _node.Slug);
    }

    public void Deserialize(IXunitSerializationInfo info)
    {
        _class = info.GetValue<ITestClass>("class");
        var slug = info.GetValue<string>("slug");
        _node = LoadTestCatalog.NodesOf(_class.Class.ToRuntimeType()).FirstOrDefault(node => node.Slug == slug)
            ?? throw new InvalidOperationException($"{_class.Class.Name} has no test node '{slug}' any more. Build the project and refresh the test explorer.");
        SourceInformation = SourceOf(_node);
    }

    public Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
    {
        // Not null: there is no way to an own test case but through the own executor.
        return new NodeRun(this, Runs!, messageBus, aggregator, cancellationTokenSource).RunAsync(constructorArguments);
    }

    static SourceInformation SourceOf(LoadTestNode node) => new()
    {
        FileName = node.SourceFile.Length == 0 ? null : node.SourceFile,
        LineNumber = node.SourceFile.Length == 0 ? null : node.SourceLine,
    };
}
