namespace ProcessChain;

/// <summary>A column of tables: a figure of an episode.</summary>
/// <param name="Key">Its name in files, in camelCase.</param>
/// <param name="Title">Its heading for people.</param>
/// <param name="Unit">Its unit; empty for shares and counts.</param>
/// <param name="Role">Where it is told. Wherever it is averaged, episodes in which it does not exist (NaN) are left out.</param>
/// <param name="IsWhole">Whether its values are whole numbers.</param>
/// <param name="Decimals">Digits behind the point on the screen and in reports.</param>
public sealed record Column(
    string Key,
    string Title,
    string Unit = "",
    ColumnRole Role = ColumnRole.Shown,
    bool IsWhole = false,
    int Decimals = 2
)
{
    /// <summary>What it is and how it can mislead, in a sentence or two for people; may be empty.</summary>
    public string Note { get; init; } = "";
}

/// <summary>Where a figure is told.</summary>
public enum ColumnRole
{
    /// <summary>Only in the table of episodes.</summary>
    Detail,

    /// <summary>Also in summaries.</summary>
    Summary,

    /// <summary>Also on the screen and in reports, where a definition does not choose.</summary>
    Shown,
}

/// <summary>A column of tables: a flow of a period.</summary>
/// <param name="Group">What it is, in camelCase: flows of one group are drawn in one picture, e.g. <c>stock</c>.</param>
/// <param name="Element">Where, e.g. <c>stage1</c>; empty where there is only one.</param>
/// <param name="Key">Its name in files.</param>
/// <param name="Title">The heading of its group for people, e.g. <c>units on hand</c>.</param>
/// <param name="IsWhole">Whether its values are whole numbers.</param>
/// <param name="IsDetail">Whether only traces tell it, not the periods of a run.</param>
public sealed record FlowColumn(
    string Group,
    string Element,
    string Key,
    string Title,
    bool IsWhole = false,
    bool IsDetail = false
);
