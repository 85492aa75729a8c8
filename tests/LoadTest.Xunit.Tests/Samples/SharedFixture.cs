namespace LoadTest.Adapter.Tests.Samples;

public sealed class SharedFixture;
