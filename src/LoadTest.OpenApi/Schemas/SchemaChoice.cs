using Microsoft.OpenApi;

namespace LoadTest.OpenApi.Schemas;

/// <summary>A place in a schema where one of several others has to be chosen.</summary>
internal readonly record struct SchemaChoice(IOpenApiSchema Part, SchemaChoiceKind Kind);
