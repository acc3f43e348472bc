namespace ProcessChain.Experiments;

/// <summary>How far a run under way has got: a file for whoever follows it, written again every few seconds. No result depends on it.</summary>
internal sealed record RunProgress
{
    /// <summary>How long at most passes between two writings, as long as the run lives.</summary>
    public static TimeSpan Beat { get; } = TimeSpan.FromSeconds(2);

    /// <summary>What controllers are compared by, in words.</summary>
    public required string Goal { get; init; }

    /// <summary>The controllers, in the order of the definition.</summary>
    public required IReadOnlyList<string> Controllers { get; init; }

    /// <summary>Seconds that are left if it goes on as fast as before; null where hardly anything is known of it.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>The units, in the order of the definition.</summary>
    public required IReadOnlyList<UnitProgress> Units { get; init; }
}

/// <summary>How far a unit has got.</summary>
internal sealed record UnitProgress
{
    public required string Name { get; init; }

    /// <summary>The controller or bound that it is about.</summary>
    public required string Subject { get; init; }

    public required int Steps { get; init; }

    public required int Done { get; init; }

    /// <summary>Whether it has begun.</summary>
    public required bool HasBegun { get; init; }

    /// <summary>Whether nothing is left to do.</summary>
    public required bool HasEnded { get; init; }

    /// <summary>Why it has failed; null where it has not.</summary>
    public string? Failure { get; init; }

    /// <summary>What it did last.</summary>
    public string News { get; init; } = "";

    /// <summary>How many iterations its training has ended.</summary>
    public int Iterations { get; init; }

    /// <summary>Some of the rows of its training, evenly spread; a text as <c>learning.csv</c> has it.</summary>
    public string Learning { get; init; } = "";
}
