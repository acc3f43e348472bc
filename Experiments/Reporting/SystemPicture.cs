using System.Globalization;
using System.Net;
using System.Text;

namespace ProcessChain.Experiments;

/// <summary>Draws a system as SVG: sources first, markets last, goods as solid arrows, orders as dashed ones back.</summary>
internal sealed class SystemPicture
{
    private const int MostPlaces = 60;
    private const int LongestName = 15;
    private const double Width = 104;
    private const double Height = 40;
    private const double Between = 62;
    private const double Beside = 16;
    private const double Lane = 5;
    private const double Margin = 6;

    private readonly StringBuilder svg = new();
    private readonly SystemDrawing drawing;
    private readonly bool isUpright;
    private readonly List<(double X, double Y)> centres;

    private SystemPicture(SystemDrawing drawing, bool isUpright)
    {
        this.drawing = drawing;
        this.isUpright = isUpright;
        var ranks = Ranks(drawing);
        var byRank = ranks.Index().GroupBy(place => place.Item).ToDictionary(rank => rank.Key, rank => rank.ToList());
        var most = byRank.Values.Max(rank => rank.Count);
        centres =
        [
            .. ranks.Select(
                (rank, place) => Centre(rank, byRank[rank].FindIndex(it => it.Index == place), byRank[rank].Count, most)
            ),
        ];
    }

    /// <summary>The picture lying, for wide pages, and upright, for narrow ones.</summary>
    public static string Of(SystemDrawing drawing)
    {
        var shown =
            drawing.Places.Count <= MostPlaces ? drawing : SystemDrawing.Line(drawing.Title, [new(drawing.Title)], []);
        return new SystemPicture(shown, isUpright: false).Draw("wide")
            + new SystemPicture(shown, isUpright: true).Draw("narrow");
    }

    /// <summary>How many links lie between a place and its farthest source.</summary>
    private static int[] Ranks(SystemDrawing drawing)
    {
        var ranks = new int[drawing.Places.Count];
        // Goods that go in a circle have no farthest source: after so many rounds it is left as it is.
        for (var round = 1; round < ranks.Length; round++)
        {
            foreach (var (from, to, _) in drawing.Links)
                ranks[to] = Math.Max(ranks[to], Math.Min(ranks[from] + 1, ranks.Length - 1));
        }
        return ranks;
    }

    private (double X, double Y) Centre(int rank, int place, int count, int most)
    {
        var (along, across) = isUpright ? (Height, Width) : (Width, Height);
        var behind = Margin + (along / 2) + (rank * (along + Between));
        var beside = Margin + (across / 2) + ((place + ((most - count) / 2.0)) * (across + Beside));
        return isUpright ? (beside, behind) : (behind, beside);
    }

    private string Draw(string form)
    {
        var (width, height) = (
            centres.Max(c => c.X) + (Width / 2) + Margin,
            centres.Max(c => c.Y) + (Height / 2) + Margin
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" class="{form}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" """
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""aria-label="{Text(drawing.Title)}" font-family="sans-serif" font-size="13" fill="none" stroke="currentColor">"""
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<defs><marker id="tip-{form}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="currentColor" stroke="none"/></marker></defs>"""
        );
        foreach (var link in drawing.Links)
            Link(link, form);
        foreach (var (place, it) in drawing.Places.Index())
            Place(it, centres[place]);
        return svg.Append("</svg>").ToString();
    }

    private void Place(DrawnPlace place, (double X, double Y) centre)
    {
        var (x, y) = (centre.X - (Width / 2), centre.Y - (Height / 2));
        var corner = place.IsOutside ? Height / 2 : 4;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<g><title>{Text(place.Name)}</title><rect x="{x}" y="{y}" width="{Width}" height="{Height}" rx="{corner}"/>"""
        );
        Words(Short(place.Name), centre.X, centre.Y + (place.Note.Length > 0 ? -2 : 4.5), 13);
        if (place.Note.Length > 0)
            Words(Short(place.Note), centre.X, centre.Y + 12, 11);
        svg.Append("</g>");
    }

    /// <summary>Both arrows of a link, beside each other, and its note.</summary>
    private void Link(DrawnLink link, string form)
    {
        var (from, to) = (Edge(link.From, +1), Edge(link.To, -1));
        var (sideX, sideY) = isUpright ? (Lane, 0.0) : (0.0, -Lane);
        Arrow((from.X + sideX, from.Y + sideY), (to.X + sideX, to.Y + sideY), "", form);
        Arrow((to.X - sideX, to.Y - sideY), (from.X - sideX, from.Y - sideY), " stroke-dasharray=\"4 3\"", form);
        if (link.Note.Length == 0 || drawing.Links.Count > drawing.Places.Count)
            return;
        if (isUpright)
            Words(link.Note, ((from.X + to.X) / 2) + 34, ((from.Y + to.Y) / 2) + 4, 11);
        else
            Words(link.Note, (from.X + to.X) / 2, ((from.Y + to.Y) / 2) - 9, 11);
    }

    /// <summary>The middle of the side of a place at which goods leave (+1) or arrive (−1).</summary>
    private (double X, double Y) Edge(int place, int side)
    {
        var (x, y) = centres[place];
        return isUpright ? (x, y + (side * Height / 2)) : (x + (side * Width / 2), y);
    }

    private void Arrow((double X, double Y) from, (double X, double Y) to, string dash, string form) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<path d="M{from.X:0.#} {from.Y:0.#}L{to.X:0.#} {to.Y:0.#}"{dash} marker-end="url(#tip-{form})"/>"""
        );

    private void Words(string words, double x, double y, int size) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<text x="{x:0.#}" y="{y:0.#}" font-size="{size}" text-anchor="middle" fill="currentColor" stroke="none">{Text(words)}</text>"""
        );

    private static string Short(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
