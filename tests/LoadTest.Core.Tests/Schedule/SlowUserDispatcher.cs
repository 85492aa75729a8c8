using LoadTest.Schedule;

namespace LoadTest.Tests.Schedule;

/// <summary>The rules of the dispatcher written down without any thought of speed: one user after another, all counted anew.</summary>
sealed class SlowUserDispatcher(IReadOnlyList<UserMixEntry> classes, List<string> workers)
{
    readonly SlowUserMix _mix = new(classes);
    readonly List<int> _users = [];
    bool[] _allowed = [];
    bool _isChanged;
    int _batch;
    int _target;

    public List<string> Workers { get; private set; } = Sorted(workers);

    public void AddWorker(string worker) => ChangeTo([.. Workers, worker]);

    public void RemoveWorker(string worker) => ChangeTo([.. Workers.Where(other => other != worker)]);

    public void Begin(int target, double rate, bool[] allowed)
    {
        _allowed = allowed.Contains(false) ? allowed : [];
        _batch = Math.Max(1, (int)rate);
        _target = target;
    }

    public string Next()
    {
        var isRebalance = _isChanged && _users.Count > 0;
        _isChanged = false;
        for (var i = 0; i < _batch && !isRebalance; i++)
        {
            if (_users.Count > _target) Remove();
            else if (_users.Count < _target) Add();
        }

        return string.Join(' ', Workers.Select((worker, i) => $"{worker}:{string.Join(',', classes.Select((_, index) => CountOf(i, index)))}"));
    }

    void ChangeTo(List<string> changed)
    {
        Workers = Sorted(changed);
        _isChanged = true;
    }

    void Add()
    {
        var index = _mix.Add(_allowed);
        if (index < 0) _target = _users.Count;
        else _users.Add(index);
    }

    void Remove()
    {
        _mix.Remove();
        _users.RemoveAt(_users.Count - 1);
    }

    int CountOf(int worker, int index) => _users.Where((user, n) => n % Workers.Count == worker && user == index).Count();

    static List<string> Sorted(List<string> workers)
    {
        var byId = workers.Order(StringComparer.Ordinal).ToList();
        return [.. byId.OrderBy(worker => byId.Count(other => HostOf(other) == HostOf(worker) && string.CompareOrdinal(other, worker) < 0)).ThenBy(worker => worker, StringComparer.Ordinal)];
    }

    static string HostOf(string worker) => worker[..worker.LastIndexOf('_')];
}
