using System.Text.RegularExpressions;

namespace LoadTest.GraphQL;

/// <summary>
/// The operations of a GraphQL document, as far as their names go: what is at its top level, without comments and texts. Whether
/// the rest is correct is for the server to say.
/// </summary>
internal sealed partial class GraphQLDocument
{
    const string Fragment = "fragment";
    const string Query = "query";

    readonly List<(string Type, string Name)> _operations = [];

    GraphQLDocument(string text) => Read(text);

    /// <exception cref="ArgumentException">There is no operation.</exception>
    public static GraphQLDocument Parse(string query)
    {
        var document = new GraphQLDocument(query);
        return document._operations.Count > 0 ? document : throw new ArgumentException(
            "LT2023: the GraphQL document has no operation. Fix: begin it with 'query Name { … }' or 'mutation Name { … }'.", nameof(query));
    }

    /// <summary>The operation to run: the only one, or the one that is called <paramref name="name"/>. Its name is empty when it has none.</summary>
    /// <exception cref="ArgumentException">There are several and none of that name.</exception>
    public (string Type, string Name) OperationOf(string name)
    {
        if (_operations.Count == 1) return _operations[0];
        var named = _operations.FindIndex(operation => operation.Name == name && name.Length > 0);
        return named >= 0 ? _operations[named] : throw new ArgumentException(
            $"LT2024: the GraphQL document has the operations {string.Join(", ", _operations.Select(o => o.Name))}, and the name is '{name}'. Fix: give the name of one of them.", nameof(name));
    }

    // Document: (("query" | "mutation" | "subscription") Name? Header | "fragment" Name Header | ) "{" … "}", any number of them.
    // A header may have braces only between parentheses: variables with defaults, arguments of directives.
    void Read(string text)
    {
        var (braces, parentheses) = (0, 0);
        var definition = "";
        foreach (var token in Token().EnumerateMatches(text))
        {
            var word = text.AsSpan(token.Index, token.Length);
            if (braces == 0 && parentheses == 0) definition = Define(definition, word);
            switch (word)
            {
                case "(":
                    parentheses++;
                    break;
                case ")":
                    parentheses--;
                    break;
                case "{" when parentheses == 0:
                    braces++;
                    break;
                case "}" when parentheses == 0:
                    braces--;
                    if (braces == 0) definition = "";
                    break;
            }
        }
    }

    /// <summary>Follows the words between two definitions; returns the kind of the definition that they belong to.</summary>
    string Define(string definition, ReadOnlySpan<char> word)
    {
        if (definition.Length == 0)
        {
            if (word is Fragment) return Fragment;
            if (word is not (Query or "mutation" or "subscription" or "{")) return "";
            var type = word is "{" ? Query : word.ToString();
            _operations.Add((type, ""));
            return type;
        }

        var isName = char.IsAsciiLetter(word[0]) || word[0] == '_';
        if (isName && definition != Fragment && _operations[^1].Name.Length == 0) _operations[^1] = (definition, word.ToString());
        return definition;
    }

    // Comments and texts are matched so that their content is not; directives, so that they are no names.
    [GeneratedRegex("""(?:#[^\r\n]*|\"{3}(?:\\\"{3}|.)*?\"{3}|"(?:\\.|[^"\\\r\n])*")|@\s*[_A-Za-z]\w*|[_A-Za-z]\w*|[(){}]""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
