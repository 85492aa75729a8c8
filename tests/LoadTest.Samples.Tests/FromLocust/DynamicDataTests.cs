using FromLocust.DynamicData;
using LoadTest.Judge;

namespace LoadTest.Samples.FromLocust;

public sealed class DynamicDataTests : ServiceTests
{
    const string Header = "search_term,category";
    const int Rows = 150;

    static readonly string File = Path.Combine(AppContext.BaseDirectory, "DynamicData/test_data.csv");

    [Fact]
    public async Task S_004_6_terms_are_picked_at_random_and_the_header_is_none_of_them()
    {
        LoadOf<DataDrivenUser>(users: 20, duration: 600).Run();

        // 6,000 picks of 150 rows, 40 each: a row that is never picked has a chance of e^-40.
        var seen = (await SeenAsync()).Routes["GET /search"];
        Assert.Equal(Rows, seen.Targets.Count);
        Assert.Contains("/search?q=laptop", seen.Targets.Keys);
        Assert.DoesNotContain(seen.Targets.Keys, target => target.Contains("search_term", StringComparison.Ordinal));
        Assert.Equal(["200"], seen.Statuses.Keys);
    }

    [Fact]
    public async Task S_004_6_the_terms_share_one_row_of_the_results()
    {
        var outcome = LoadOf<DataDrivenUser>(users: 20, duration: 60).Run();

        Assert.Equal("GET /search", Assert.Single(outcome.Metrics.Series).Series.ToString());
        Assert.Equal((await SeenAsync()).CountOf("GET /search"), outcome.Metrics.Total.Started);
    }

    [Fact]
    public void S_004_6_the_data_file_is_loaded_once()
    {
        // Users are added one by one, and the file is gone as soon as the first has begun.
        var moved = $"{File}.gone";
        try
        {
            var outcome = LoadOf<DataDrivenUser>(users: 20, duration: 60).With("SpawnRate", 1).Watched(new AtFirstRequest(() => System.IO.File.Move(File, moved))).Run();

            Assert.Equal((20, 0), (outcome.UsersStarted, outcome.UsersFailedToStart));
            Assert.True(System.IO.File.Exists(moved));
        }
        finally
        {
            System.IO.File.Move(moved, File);
        }
    }

    [Fact]
    public void S_004_6_the_path_begins_at_the_folder_of_the_test_assembly()
    {
        var error = JudgeWith(() => System.IO.File.Delete(File)).Errors[0];

        Assert.Contains("LT2201", error.Message, StringComparison.Ordinal);
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S_004_6_an_empty_file_is_an_error_and_not_a_run_without_requests()
    {
        var result = JudgeWith(() => System.IO.File.WriteAllText(File, $"{Header}\n"));

        Assert.NotEqual(VerdictKind.Passed, result.Run.Kind);
        Assert.StartsWith("no user ever started", result.Run.Summary, StringComparison.Ordinal);
        Assert.Contains("LT2202", result.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S_004_6_each_user_can_have_a_row_of_its_own()
    {
        LoadOf<EveryRowUser>(users: Rows, duration: 60).Run();

        var terms = Sent.ByUser().Select(user => user.Where(request => request.Name == "own term").Select(request => request.Details.Address).Distinct().ToList()).ToList();
        Assert.Equal(Rows, terms.Count);
        Assert.All(terms, own => Assert.Single(own));
        Assert.Equal(Rows, terms.SelectMany(own => own).Distinct().Count());
    }

    [Fact]
    public void S_004_6_more_users_than_rows_is_an_error()
    {
        var result = LoadOf<EveryRowUser>(users: Rows + 1, duration: 10).Judge();

        Assert.NotEqual(VerdictKind.Passed, result.Run.Kind);
        Assert.Contains("LT2210", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S_004_6_all_users_together_can_take_the_rows_in_turn()
    {
        LoadOf<EveryRowUser>(users: 20, duration: 600).Run();

        // Whole rounds, and the beginning of one: no row is more than one turn ahead of another.
        var turns = Sent.Of("GET next term").GroupBy(request => request.Details.Address).Select(row => row.Count()).ToList();
        Assert.Equal(Rows, turns.Count);
        Assert.InRange(turns.Max() - turns.Min(), 0, 1);
        Assert.True(turns.Min() > 10);
    }

    LoadTestResult JudgeWith(Action breakTheFile)
    {
        var content = System.IO.File.ReadAllBytes(File);
        try
        {
            breakTheFile();
            return LoadOf<DataDrivenUser>(users: 20, duration: 60).Judge();
        }
        finally
        {
            System.IO.File.WriteAllBytes(File, content);
        }
    }

    sealed class AtFirstRequest(Action act) : IRunHooks
    {
        bool _hasActed;

        public void OnRequest(RunContext run, RequestEvent request)
        {
            if (_hasActed) return;
            _hasActed = true;
            act();
        }
    }
}
