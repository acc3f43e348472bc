namespace ProcessChain.Experiments;

/// <summary>One metric of a controller, or of one of its trainings, at a point.</summary>
internal sealed class PointRow
{
    public string Controller { get; set; } = "";

    /// <summary>Which training, from 1; null for a controller with all its trainings, whose mean counts in every test episode.</summary>
    public int? Training { get; set; }

    /// <summary>
    /// The key of a figure; <c>differenceToBaseline</c>; or <c>gap</c>, the share by which the goal is worse than the tightest
    /// bound.
    /// </summary>
    public string Metric { get; set; } = "";

    /// <summary>Over how many test episodes.</summary>
    public int Episodes { get; set; }

    public double Mean { get; set; } = double.NaN;

    /// <summary>The standard deviation from episode to episode.</summary>
    public double Deviation { get; set; } = double.NaN;

    /// <summary>Half the width of the 95 % confidence interval over the test episodes.</summary>
    public double Ci95 { get; set; } = double.NaN;

    public static Table<PointRow> Table { get; } =
        new(
            "results",
            () => new(),
            TableColumn<PointRow>.Word("controller", row => row.Controller, (row, value) => row.Controller = value),
            TableColumn<PointRow>.CountOrNone("training", row => row.Training, (row, value) => row.Training = value),
            TableColumn<PointRow>.Word("metric", row => row.Metric, (row, value) => row.Metric = value),
            TableColumn<PointRow>.Count("episodes", row => row.Episodes, (row, value) => row.Episodes = value),
            TableColumn<PointRow>.Number("mean", row => row.Mean, (row, value) => row.Mean = value),
            TableColumn<PointRow>.Number("deviation", row => row.Deviation, (row, value) => row.Deviation = value),
            TableColumn<PointRow>.Number("ci95", row => row.Ci95, (row, value) => row.Ci95 = value)
        );
}

/// <summary>A bound of a point.</summary>
internal sealed class PointBound
{
    public string Bound { get; set; } = "";

    public BoundKind Kind { get; set; }

    /// <summary>In how many test episodes it was computed; null in the long run.</summary>
    public int? Episodes { get; set; }

    public double Mean { get; set; } = double.NaN;

    /// <summary>Half the width of the 95 % confidence interval over the test episodes; NaN in the long run.</summary>
    public double Ci95 { get; set; } = double.NaN;

    public static Table<PointBound> Table { get; } =
        new(
            "bounds",
            () => new(),
            TableColumn<PointBound>.Word("bound", row => row.Bound, (row, value) => row.Bound = value),
            TableColumn<PointBound>.Choice("kind", row => row.Kind, (row, value) => row.Kind = value),
            TableColumn<PointBound>.CountOrNone("episodes", row => row.Episodes, (row, value) => row.Episodes = value),
            TableColumn<PointBound>.Number("mean", row => row.Mean, (row, value) => row.Mean = value),
            TableColumn<PointBound>.Number("ci95", row => row.Ci95, (row, value) => row.Ci95 = value)
        );
}

/// <summary>Something of a point that has failed.</summary>
internal sealed class PointFailure
{
    /// <summary>What, e.g. <c>learner.2</c> for the second training of a controller; empty for the whole point.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; set; } = "";

    public static Table<PointFailure> Table { get; } =
        new(
            "failures",
            () => new(),
            TableColumn<PointFailure>.Word("unit", row => row.Unit, (row, value) => row.Unit = value),
            TableColumn<PointFailure>.Word("reason", row => row.Reason, (row, value) => row.Reason = value)
        );

    public override string ToString() => Unit.Length == 0 ? Reason : $"{Unit}: {Reason}";
}
