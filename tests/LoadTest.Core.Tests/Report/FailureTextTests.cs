using LoadTest.Testing;

namespace LoadTest.Tests.Report;

public sealed class FailureTextTests
{
    [Fact]
    public void A_failed_threshold() => Snapshot.Match(Results.FailureTextOf(Results.Failed));

    [Fact]
    public void An_undecided_threshold() => Snapshot.Match(Results.FailureTextOf(Results.Undecided));

    [Fact]
    public void A_threshold_without_data() => Snapshot.Match(Results.FailureTextOf(Results.NoData));

    [Fact]
    public void A_threshold_of_a_generator_in_trouble() => Snapshot.Match(Results.FailureTextOf(Results.InTrouble));

    [Fact]
    public void An_aborted_run() => Snapshot.Match(Results.FailureTextOf(Results.Aborted));

    [Fact]
    public void A_run_against_a_service_that_is_down() => Snapshot.Match(Results.FailureTextOf(Results.ShopDown));

    [Fact]
    public void A_class_that_cannot_run() => Snapshot.Match(Results.FailureTextOf(Results.Refused));

    [Fact]
    public void A_result_that_could_not_be_written_does_not_claim_that_no_load_was_sent()
    {
        var result = Results.Passed with { Problems = Results.Refused.Problems };

        Assert.DoesNotContain("No load was sent", Results.FailureTextOf(result), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_cannot_add_lines_or_move_the_cursor()
    {
        var text = Results.FailureTextOf(Results.Hostile with { Run = Results.Aborted.Run });

        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("break", StringComparison.Ordinal) || line.StartsWith("next line", StringComparison.Ordinal));
    }
}
