namespace LoadTest.Samples.Servers;

/// <summary>Echoes WebSocket messages, with ws.</summary>
public sealed class EchoServer() : NodeServer("echo.js");
