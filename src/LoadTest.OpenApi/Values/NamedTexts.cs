using System.Globalization;

namespace LoadTest.OpenApi.Values;

/// <summary>Texts for fields whose name says what they hold, so that bodies look like those of real callers.</summary>
internal sealed class NamedTexts(Random random, FormatTexts formats)
{
    /// <summary>A text for a field of that name; null when the name says nothing.</summary>
    public string? Make(string field) => FieldName.Plain(field) switch
    {
        "firstname" or "givenname" or "middlename" or "forename" => Of(Vocabulary.English.FirstNames),
        "lastname" or "surname" or "familyname" => Of(Vocabulary.English.LastNames),
        "fullname" or "customername" or "contactname" => $"{Of(Vocabulary.English.FirstNames)} {Of(Vocabulary.English.LastNames)}",
        "email" or "emailaddress" or "personalemail" => formats.Make("email"),
        "phone" or "phonenumber" or "telephone" or "mobile" or "fax" => formats.Make("phone"),
        "street" or "streetaddress" or "streetaddress1" or "addressline1" or "line1" => Of(Vocabulary.English.Streets),
        "streetaddress2" or "addressline2" or "line2" => string.Create(CultureInfo.InvariantCulture, $"Apt. {random.Next(1, 1_000)}"),
        "city" or "town" => Any().City,
        "state" => Any().State,
        "zip" or "zipcode" or "postalcode" or "postcode" => Any().Zip,
        "country" => Of(Vocabulary.English.Countries),
        "company" or "companyname" or "organization" or "organisation" or "employer" => Of(Vocabulary.English.Companies),
        "jobtitle" or "position" => Of(Vocabulary.English.JobTitles),
        "product" or "productname" or "item" or "itemname" or "title" => Of(Vocabulary.English.Products),
        "description" or "remarks" or "comment" or "comments" or "notes" or "note" or "message" or "reason" or "summary" => Of(Vocabulary.English.Sentences),
        "url" or "website" or "homepage" => formats.Make("url"),
        "username" or "login" => $"{FieldName.Plain(Of(Vocabulary.English.FirstNames))}{random.Next(1_000)}",
        _ => null,
    };

    string Of(string[] words) => words[random.Next(words.Length)];

    Place Any() => Place.All[random.Next(Place.All.Count)];
}
