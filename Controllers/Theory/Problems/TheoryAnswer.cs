namespace ProcessChain;

/// <summary>What theory answers.</summary>
/// <param name="Figures">Single numbers by name.</param>
/// <param name="Stages">Columns of a table that has a row for each stage, from the customer's; none where there are no stages.</param>
internal sealed record TheoryAnswer(
    IReadOnlyList<(string Name, double Value)> Figures,
    params IReadOnlyList<(string Title, IReadOnlyList<double> Values)> Stages
);
