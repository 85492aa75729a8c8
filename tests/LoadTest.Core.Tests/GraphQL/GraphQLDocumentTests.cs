using LoadTest.GraphQL;

namespace LoadTest.Tests.GraphQL;

public sealed class GraphQLDocumentTests
{
    [Theory]
    [InlineData("query GetUser { user }", "query GetUser")]
    [InlineData("mutation CreatePost($title: String!) { create(title: $title) { id } }", "mutation CreatePost")]
    [InlineData("subscription Ticks { tick }", "subscription Ticks")]
    [InlineData("{ user { id } }", "query ")]
    [InlineData("query { user { id } }", "query ")]
    [InlineData("query($id: ID = 7) { user(id: $id) { id } }", "query ")]
    [InlineData("query @cached(ttl: 60) { user { id } }", "query ")]
    [InlineData("\n\t query\n  GetUser\n{ user }", "query GetUser")]
    [InlineData("query query { user }", "query query")]
    [InlineData("query Search($filter: Filter = { tags: [\"a\"], in: { name: \"b\" } }) { search(filter: $filter) { id } }", "query Search")]
    [InlineData("query A @x(y: { z: 1 }) { a }", "query A")]
    [InlineData("# query Commented { a }\nquery Real { a }", "query Real")]
    [InlineData("query Real { a(b: \"} query Quoted { c\") }", "query Real")]
    [InlineData("query Real { a(b: \"\\\"} query Quoted { c\") }", "query Real")]
    [InlineData("query Real { a(b: \"\"\"} query \"Block\" { \\\"\"\" { c\"\"\") }", "query Real")]
    [InlineData("fragment Names on User { first last } query GetUser { user { ...Names } }", "query GetUser")]
    [InlineData("query GetUser { user { ...Names } } fragment Names on User { first last }", "query GetUser")]
    [InlineData("query GetUser { query { mutation } }", "query GetUser")]
    public void An_operation_is_found_by_its_name(string document, string expected)
    {
        var (type, name) = GraphQLDocument.Parse(document).OperationOf("");

        Assert.Equal(expected, $"{type} {name}");
    }

    [Theory]
    [InlineData("B")]
    [InlineData("A")]
    public void One_of_several_operations_is_chosen_by_name(string name) =>
        Assert.Equal(name, GraphQLDocument.Parse("query A { a } mutation B { b }").OperationOf(name).Name);

    [Theory]
    [InlineData("", "''")]
    [InlineData("C", "'C'")]
    public void Several_operations_of_other_names_are_an_error(string name, string said) =>
        Assert.Equal(
            $"LT2024: the GraphQL document has the operations A, B, and the name is {said}. Fix: give the name of one of them. (Parameter 'name')",
            Assert.Throws<ArgumentException>(() => GraphQLDocument.Parse("query A { a } query B { b }").OperationOf(name)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing")]
    [InlineData("fragment Names on User { first }")]
    public void A_document_without_operations_is_an_error(string document) =>
        Assert.StartsWith("LT2023: ", Assert.Throws<ArgumentException>(() => GraphQLDocument.Parse(document)).Message, StringComparison.Ordinal);
}
