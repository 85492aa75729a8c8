using LoadTest.Testing;

// Top-level task sets in namespaces of their own: [AllTaskSets] finds only such.
namespace LoadTest.Tests.Model.Nest
{
    public sealed class Browsing : SpySet
    {
        [Task(5)] public Task Look() => Did("browsing");
    }

    [Weight(3)]
    public sealed class Buying : SpySet
    {
        [Task]
        public Task Pay()
        {
            Interrupt();
            return Did("buying");
        }
    }

    [Weight(0)]
    public sealed class Template : SpySet
    {
        [Task] public Task Never() => Did("template");
    }

    [Markov]
    public sealed class Chain : SpySet
    {
        [Transition(nameof(Work))] public Task Work() => Did("chain");
    }

    public abstract class NotConcrete : SpySet;

    internal sealed class NotPublic : SpySet;

    public sealed class Owner
    {
        public sealed class NotTopLevel : SpySet;
    }
}

namespace LoadTest.Tests.Model.Nest.Deep
{
    [Tag("deep")]
    public sealed class Diving : SpySet
    {
        [Task] public Task Dive() => Did("diving");
    }
}

namespace LoadTest.Tests.Model.Nesting
{
    public sealed class OfAnother : SpySet
    {
        [Task] public Task Work() => Did("another");
    }
}

namespace LoadTest.Tests.Model.NestOfFractions
{
    [Weight(0.5)]
    public sealed class Half : SpySet
    {
        [Task] public Task Work() => Did("half");
    }
}
