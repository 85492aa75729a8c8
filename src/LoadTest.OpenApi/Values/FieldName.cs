namespace LoadTest.OpenApi.Values;

/// <summary>Reads field names whatever their spelling: <c>postal_code</c>, <c>PostalCode</c> and <c>postalCode</c> are the same.</summary>
internal static class FieldName
{
    public static string Plain(string name)
    {
        Span<char> plain = name.Length <= 128 ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) plain[length++] = char.ToLowerInvariant(c);
        }

        return plain[..length].ToString();
    }
}
