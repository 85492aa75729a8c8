using LoadTest.Testing;

namespace LoadTest.Tests.Testing;

public sealed class SnapshotTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("loadtest-").FullName;

    string Subject => Path.Combine(_folder, "Type.Method");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_verified_file_the_test_fails_and_leaves_what_it_received()
    {
        Assert.Throws<SnapshotException>(() => Snapshot.MatchFile("a\r\nb", Subject, accepts: false));

        Assert.Equal("a\nb", File.ReadAllText($"{Subject}.received.txt"));
        Assert.False(File.Exists($"{Subject}.verified.txt"));
    }

    [Fact]
    public void What_was_accepted_passes_and_a_difference_names_its_line()
    {
        Snapshot.MatchFile("a\nb", Subject, accepts: true);

        Snapshot.MatchFile("a\r\nb", Subject, accepts: false);
        var exception = Assert.Throws<SnapshotException>(() => Snapshot.MatchFile("a\nc", Subject, accepts: false));

        Assert.Contains("line 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("SNAPSHOT_ACCEPT=1", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "", true)]
    [InlineData("1", "true", false)]
    [InlineData("", "", false)]
    public void Nothing_is_accepted_in_CI(string accept, string ci, bool mayAccept) =>
        Assert.Equal(mayAccept, Snapshot.MayAccept(name => name == "CI" ? ci : accept));
}
