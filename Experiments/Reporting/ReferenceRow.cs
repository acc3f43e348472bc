namespace ProcessChain.Experiments;

/// <summary>What costs are measured by.</summary>
/// <param name="Name">What it is called in headings: the optimum, or a bound on it; empty where there is none.</param>
/// <param name="Cost">Money per day in the long run; NaN where there is none.</param>
/// <param name="Sentence">The same for people.</param>
internal sealed record ReferenceRow(string Name, double Cost, string Sentence)
{
    private const string Caution =
        "A test episode begins with an empty chain and ends, so that small gaps below 0 may be noise.";

    public static ReferenceRow Of(CostReference reference) =>
        new(NameOf(reference.Kind), reference.CostPerDay.Middle, SentenceOn(reference));

    /// <summary>What a reference is called; empty for none.</summary>
    public static string NameOf(ReferenceKind kind) =>
        kind switch
        {
            ReferenceKind.Optimum => "optimum",
            ReferenceKind.LowerBound => "lower bound",
            _ => "",
        };

    private static string SentenceOn(CostReference reference) =>
        reference.Kind switch
        {
            ReferenceKind.Optimum => $"The optimum with {reference.DecisionsPerDay} decisions a day is "
                + $"{reference.CostPerDay.Middle:0.000} a day in the long run. {Caution}",
            ReferenceKind.LowerBound => $"No controller can cost less than {reference.CostPerDay.Lower:0.000} a day in "
                + $"the long run; the optimum itself was not computed: {reference.Note} {Caution}",
            _ => $"There is no optimum to measure by: {reference.Note}",
        };
}
