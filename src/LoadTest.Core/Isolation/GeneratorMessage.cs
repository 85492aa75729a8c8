using System.Text.Json.Serialization;

namespace LoadTest.Isolation;

/// <summary>What the test host and the process that sends the load tell each other.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "say")]
[JsonDerivedType(typeof(RunOrder), "run")]
[JsonDerivedType(typeof(StopOrder), "stop")]
[JsonDerivedType(typeof(ProgressReport), "progress")]
[JsonDerivedType(typeof(RemarkReport), "remark")]
[JsonDerivedType(typeof(ResultReport), "result")]
[JsonDerivedType(typeof(RefusalReport), "refusal")]
[JsonDerivedType(typeof(ExitReport), "exit")]
internal abstract record GeneratorMessage;
