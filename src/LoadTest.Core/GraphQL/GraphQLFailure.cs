using System.Text.RegularExpressions;

namespace LoadTest.GraphQL;

/// <summary>Says why a GraphQL request failed. Servers write ids into their messages; without them, equal failures group.</summary>
internal static partial class GraphQLFailure
{
    /// <param name="status">Why the status is a failure; empty when it is none.</param>
    /// <param name="error">The first error.</param>
    public static string Of(string status, GraphQLError error)
    {
        var message = Id().Replace(error.Message.ReplaceLineEndings(" "), "…");
        if (string.IsNullOrWhiteSpace(message)) message = "an error without a message";
        return status.Length == 0 ? message : $"{status}: {message}";
    }

    // A GUID; a number that is no part of a name, such as Int32; a long word with digits in it, such as cus_9s6XKzkNRiz8i3.
    [GeneratedRegex(@"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<![\p{L}_\d])\d+(?:[.,]\d+)*(?![\p{L}_\d])|\b(?=\w*\d)\w{12,}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
