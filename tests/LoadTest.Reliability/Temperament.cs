namespace LoadTest.Reliability;

/// <summary>What the code of a user does with its thread, its tokens and its end.</summary>
public enum Temperament
{
    /// <summary>Requests and waits; ends when it is told to.</summary>
    Polite,

    /// <summary>One request after the other, without a pause.</summary>
    Busy,

    /// <summary>Throws in every task, and swallows whatever it can.</summary>
    Throwing,

    /// <summary>Waits for something that does not come, and for nothing else.</summary>
    Deaf,

    /// <summary>Blocks the thread it is given.</summary>
    Blocking,

    /// <summary>Keeps a core busy.</summary>
    Spinning,

    /// <summary>Never comes out of <c>OnStartAsync</c>.</summary>
    HangingAtStart,

    /// <summary>Never comes out of <c>OnStopAsync</c>.</summary>
    HangingAtStop,

    /// <summary>Never comes out of <c>DisposeAsync</c>.</summary>
    HangingInDispose,

    /// <summary>Blocks a thread in a callback of its stop token.</summary>
    BlockingTheToken,

    /// <summary>Has work in the background that goes on.</summary>
    DeafInBackground,
}
