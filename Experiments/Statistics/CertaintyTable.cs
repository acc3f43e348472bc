using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary><c>certainty.csv</c>: a row for each controller, what does not exist is empty.</summary>
internal static class CertaintyTable
{
    private static readonly (string Name, Func<CertaintyRow, double> Get)[] Numbers =
    [
        ("episodes", row => row.Episodes),
        ("trainings", row => row.Trainings),
        ("goal", row => row.OverEpisodes.Mean),
        ("goalCi95Episodes", row => row.OverEpisodes.Ci95),
        ("goalCi95Trainings", row => row.OverTrainings.Ci95),
        ("interquartileMean", row => row.Middle),
        ("interquartileMeanLower", row => row.MiddleInterval.Lower),
        ("interquartileMeanUpper", row => row.MiddleInterval.Upper),
        ("worseThanBestLower", row => row.ToBest.Lower),
        ("worseThanBestUpper", row => row.ToBest.Upper),
        ("t", row => row.ToBaseline?.T ?? double.NaN),
        ("tProbability", row => row.ToBaseline?.Student ?? double.NaN),
        ("signedRanks", row => row.ToBaseline?.Ranks ?? double.NaN),
        ("signedRanksProbability", row => row.ToBaseline?.Wilcoxon ?? double.NaN),
        ("betterEpisodes", row => row.BetterEpisodes),
        ("betterTrainings", row => row.BetterTrainings),
        ("betterTrainingsLower", row => row.BetterTrainingsInterval.Lower),
        ("betterTrainingsUpper", row => row.BetterTrainingsInterval.Upper),
    ];

    public static void Write(CertaintySummary certainty, string path) =>
        AtomicFile.WriteText(
            path,
            writer =>
            {
                using var rows = Csv.Writer(writer);
                rows.WriteRow(Numbers.Select(number => number.Name).Prepend("controller"));
                foreach (var row in certainty.Controllers)
                    rows.WriteRow(Numbers.Select(number => Text(number.Get(row))).Prepend(row.Controller));
            }
        );

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);
}
