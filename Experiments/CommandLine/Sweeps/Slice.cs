using System.CommandLine;
using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary><c>--slice K/N</c>: every N-th point, beginning with the K-th, from 0.</summary>
internal readonly record struct Slice(int Place, int Count)
{
    /// <summary>The whole.</summary>
    public static Slice Whole => new(0, 1);

    public bool Has(SweepPoint point) => PlaceOf(point, Count) == Place;

    /// <summary>In which of some slices a point is.</summary>
    public static int PlaceOf(SweepPoint point, int count) => (point.Number - 1) % count;

    public static Option<Slice> Option() =>
        new("--slice")
        {
            Description = "K/N: only every N-th point, from the K-th, from 0; for the tasks of a cluster.",
            DefaultValueFactory = _ => Whole,
            CustomParser = result =>
            {
                var parts = result.Tokens[0].Value.Split('/');
                if (
                    parts.Length == 2
                    && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var place)
                    && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var count)
                    && place >= 0
                    && place < count
                )
                    return new Slice(place, count);
                result.AddError($"--slice: is '{result.Tokens[0].Value}'; K/N with 0 ≤ K < N is needed.");
                return Whole;
            },
        };
}
