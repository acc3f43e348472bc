namespace ProcessChain;

/// <summary>A system as a picture: the places that goods pass on their way, and the links between them.</summary>
/// <param name="Title">What the system is, in a few words, e.g. <c>a chain of 4 stations</c>.</param>
/// <param name="Places">The places.</param>
/// <param name="Links">The ways of the goods; orders go the other way.</param>
internal sealed record SystemDrawing(string Title, IReadOnlyList<DrawnPlace> Places, IReadOnlyList<DrawnLink> Links)
{
    private const int MostInLine = 10;

    /// <summary>Places one behind the other, each supplying the next; of a long line the middle is left out.</summary>
    /// <param name="title">What the system is.</param>
    /// <param name="places">From the source on; at least one.</param>
    /// <param name="waits">Periods that goods need from each place but the last to the next.</param>
    /// <param name="period">What a period is called.</param>
    public static SystemDrawing Line(
        string title,
        IReadOnlyList<DrawnPlace> places,
        IReadOnlyList<int> waits,
        string period = "period"
    )
    {
        ArgumentNullException.ThrowIfNull(places);
        const int AtEachEnd = MostInLine / 2;
        IReadOnlyList<string> notes = [.. waits.Select(wait => Wait(wait, period))];
        if (places.Count > MostInLine)
        {
            places = [.. places.Take(AtEachEnd), new("…"), .. places.TakeLast(AtEachEnd)];
            notes = [.. notes.Take(AtEachEnd), "", .. notes.TakeLast(AtEachEnd - 1)];
        }
        return new(title, places, [.. notes.Select((note, link) => new DrawnLink(link, link + 1, note))]);
    }

    /// <summary>How long goods are under way, e.g. <c>3 days</c>.</summary>
    public static string Wait(int periods, string period = "period") =>
        periods == 0 ? "at once" : $"{periods} {period}{(periods == 1 ? "" : "s")}";
}

/// <summary>A place in a drawing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">What it is or holds, in a word or two; may be empty.</param>
/// <param name="IsOutside">Whether it is beyond control: a source without limit, or who demands.</param>
internal sealed record DrawnPlace(string Name, string Note = "", bool IsOutside = false);

/// <summary>A link in a drawing.</summary>
/// <param name="From">The number of the place that supplies, from 0.</param>
/// <param name="To">The number of the place that is supplied.</param>
/// <param name="Note">How long the way is, in a word or two; may be empty.</param>
internal sealed record DrawnLink(int From, int To, string Note = "");
