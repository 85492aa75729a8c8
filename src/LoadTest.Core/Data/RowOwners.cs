using System.Collections.Concurrent;

namespace LoadTest.Data;

/// <summary>Which user owns which row. The first user has the first row and so on, so that a replayed run deals them alike.</summary>
internal sealed class RowOwners(int rows)
{
    public const int None = -1;

    readonly ConcurrentDictionary<UserContext, int> _rows = new();
    readonly UserContext?[] _owners = new UserContext?[rows];
    readonly Lock _claiming = new();

    /// <summary>The row of a user, which is its own from the first question on; <see cref="None"/> when all rows belong to others who are still there.</summary>
    public int RowOf(UserContext user) => _rows.TryGetValue(user, out var row) ? row : Claim(user);

    int Claim(UserContext user)
    {
        lock (_claiming)
        {
            var row = FreeRow(user.UserNumber - 1);
            if (row == None) return None;

            // Whoever had the row has left, and asks no more.
            if (_owners[row] is { } before) _rows.TryRemove(before, out _);
            _owners[row] = user;
            _rows[user] = row;
            return row;
        }
    }

    int FreeRow(int preferred) =>
        preferred < _owners.Length && IsFree(_owners[preferred]) ? preferred : Array.FindIndex(_owners, IsFree);

    static bool IsFree(UserContext? owner) => owner is null || owner.HasEnded;
}
