namespace ProcessChain.Experiments;

/// <summary>How far a run has got, in words; may be told and asked by several threads.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="closing">What is done when all tasks are.</param>
internal sealed class RunCourse(TimeProvider clock, string closing)
{
    private const int ShortestBar = 8;
    private const int LongestBar = 30;
    private const int RoomForWords = 50;
    private const string Total = "total";

    private readonly long began = clock.GetTimestamp();
    private readonly Lock planning = new();

    /// <summary>Is never changed, only replaced.</summary>
    private volatile Dictionary<string, Unit> units = [];

    /// <summary>The share that is done, in per cent.</summary>
    public string Percent => $"{Share(Done, Steps), 3} %";

    /// <summary>For where no bars are drawn: how far it is, and what is under way.</summary>
    public string News => string.Join("; ", Running.Select(Facts).Prepend($"{Percent}  {Whole}"));

    private IEnumerable<Unit> Running => units.Values.Where(unit => unit is { Began: not null, HasEnded: false });

    private int Steps => units.Values.Sum(unit => unit.Steps);

    private int Done => units.Values.Sum(unit => unit.Done);

    private string Whole =>
        units.Values.Count(unit => unit.HasEnded) is var ended && ended == units.Count
            ? closing
            : $"{ended} of {NumberText.Count(units.Count, "task")} done{Left}";

    /// <summary>What is left if it goes on as fast as before; nothing where hardly anything is known of it.</summary>
    private string Left =>
        Done - units.Values.Sum(unit => unit.DoneBefore) is > 0 and var steps
        && clock.GetElapsedTime(began) is { TotalSeconds: >= 2 } time
            ? $", about {NumberText.Duration(time * ((double)(Steps - Done) / steps))} left"
            : "";

    /// <summary>More is to be done.</summary>
    public void Plan(IEnumerable<PlannedUnit> planned)
    {
        lock (planning)
        {
            units = units
                .Values.Concat(planned.Select(unit => new Unit(unit)))
                .ToDictionary(unit => unit.Name, StringComparer.Ordinal);
        }
    }

    public void Begin(string name, int stepsDone) => units[name].Begin(clock.GetTimestamp(), stepsDone);

    public void Step(string name, string news) => units[name].Step(news);

    /// <returns>What became of it.</returns>
    public string End(string name, string? failure)
    {
        var unit = units[name];
        unit.HasEnded = true;
        return failure is null ? $"done in {TimeOf(unit)}: {unit.News}" : $"failed after {TimeOf(unit)}: {failure}";
    }

    /// <summary>A line with a bar for every unit under way, and one for all.</summary>
    public IEnumerable<string> Picture(int width)
    {
        var running = Running.ToList();
        var longest = running.Select(unit => unit.Name.Length).Append(Total.Length).Max();
        var bar = Math.Min(width - longest - RoomForWords, LongestBar) is >= ShortestBar and var room ? room : 0;
        return
        [
            .. running.Select(unit => Line(unit.Name, unit.Done, unit.Steps, Words(unit))),
            Line(Total, Done, Steps, Whole),
        ];

        string Line(string name, int done, int steps, string words)
        {
            var filled = bar * Share(done, steps) / 100;
            string[] parts =
            [
                done > 0 ? $"{Share(done, steps), 3} %" : "     ",
                new string('━', filled) + new string(done > 0 ? '─' : ' ', bar - filled),
                words,
            ];
            return parts
                .Where(part => part.Length > 0)
                .Aggregate(
                    name.PadRight(longest),
                    (line, part) => line.Length + 2 + part.Length <= width ? $"{line}  {part}" : line
                );
        }
    }

    private string Facts(Unit unit) =>
        $"{unit.Name} {(unit.Done > 0 ? $"{Share(unit.Done, unit.Steps)} %, " : "")}{Words(unit)}";

    private string Words(Unit unit) => unit.News.Length > 0 ? unit.News : $"{TimeOf(unit)} so far";

    private string TimeOf(Unit unit) =>
        NumberText.Duration(unit.Began is { } start ? clock.GetElapsedTime(start) : TimeSpan.Zero);

    private static int Share(int done, int steps) => steps == 0 ? 100 : (int)(100L * done / steps);

    private sealed class Unit(PlannedUnit plan)
    {
        private int done;

        public string Name => plan.Name;
        public int Steps => plan.Steps;
        public int Done => HasEnded ? Steps : Math.Min(done, Steps);
        public int DoneBefore { get; private set; }
        public string News { get; private set; } = "";
        public long? Began { get; private set; }
        public bool HasEnded { get; set; }

        public void Begin(long now, int stepsDone) => (Began, DoneBefore, done) = (now, stepsDone, stepsDone);

        public void Step(string news)
        {
            News = news;
            Interlocked.Increment(ref done);
        }
    }
}
