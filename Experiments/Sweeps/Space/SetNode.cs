using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>A value of a definition that a sweep varies.</summary>
internal abstract record SetNode(int Line, bool Assumed) : Node(Line, Assumed)
{
    /// <summary>The value that a tuning begins from; null: the default of the key.</summary>
    public Node? Start { get; init; }

    public override string Description => "a set of values";
}

/// <summary>Values that are taken one after the other.</summary>
internal sealed record GridNode(int Line, bool Assumed, IReadOnlyList<Node> Items) : SetNode(Line, Assumed)
{
    /// <summary>One of the values.</summary>
    public Node At(int index) => Items[index] with { Assumed = Assumed };
}

/// <summary>Values of which a tuning takes a greater one for each round: what candidates may spend.</summary>
internal sealed record RungsNode(int Line, bool Assumed, IReadOnlyList<Node> Items) : SetNode(Line, Assumed)
{
    /// <summary>The value of a rung.</summary>
    public Node At(int rung) => Items[rung] with { Assumed = Assumed };
}

/// <summary>Values that are drawn.</summary>
internal abstract record SampledNode(int Line, bool Assumed) : SetNode(Line, Assumed)
{
    /// <summary>The value below which a share of the probability lies.</summary>
    /// <param name="share">From 0, below 1.</param>
    public abstract Node At(double share);
}

/// <summary>Draws one of some values, each as likely as the others.</summary>
internal sealed record ChoiceNode(int Line, bool Assumed, IReadOnlyList<Node> Items) : SampledNode(Line, Assumed)
{
    public override Node At(double share) => Items[(int)(share * Items.Count)] with { Assumed = Assumed };
}

/// <summary>Draws a number from an interval: uniformly, or so that its logarithm is uniform.</summary>
internal sealed record IntervalNode(int Line, bool Assumed, double Lower, double Upper, bool IsLogarithmic)
    : SampledNode(Line, Assumed)
{
    public override Node At(double share)
    {
        var value = IsLogarithmic
            ? Math.Exp(Math.Log(Lower) + (share * (Math.Log(Upper) - Math.Log(Lower))))
            : Lower + (share * (Upper - Lower));
        return new WordNode(Line, Assumed, Rounded(value).ToString(CultureInfo.InvariantCulture), Quoted: false);
    }

    /// <summary>To twelve digits: in the last ones, exponentials differ between machines.</summary>
    private double Rounded(double value)
    {
        var text = value.ToString("G12", CultureInfo.InvariantCulture);
        return Math.Clamp(double.Parse(text, CultureInfo.InvariantCulture), Lower, Upper);
    }
}
