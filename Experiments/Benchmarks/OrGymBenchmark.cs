namespace ProcessChain.Experiments;

/// <summary>
/// Periods of OR-Gym's InvManagement-v1 that are played in a second of processor time: with the article's base stock, episode
/// by episode and many side by side; and side by side with the same order in every period, which measures the step alone.
/// Demand is drawn for every episode, as OR-Gym does in its steps, or given. <c>orgym_step.py</c> does the same in OR-Gym.
/// </summary>
internal sealed class OrGymBenchmark
{
    private const int Episodes = 1024;
    private const int EpisodesSideBySide = 64;
    private const double MeanDemand = 20;

    private static readonly InventoryDefinition Definition = InventoryDefinition.OrGymV1;
    private static readonly FixedBaseStockDefinition Article = new() { Levels = new(540, 216, 81) };

    private static readonly SearchedDefinition ArticleSearch = new()
    {
        Policy = new FixedBaseStockDefinition { Levels = 1 },
        Method = new PowellDefinition { Variant = PowellVariant.SciPy193 },
        Objective = SearchObjective.ArticleExpectation,
        NumpySeed = 0,
    };

    private readonly int[][] paths = Draw();
    private readonly InventorySystem system = new(Definition);
    private readonly IController controller = Article.Create(Definition);
    private readonly double[] ordered = new double[Definition.Orders];
    private readonly LevelBatch levels;
    private readonly InventoryBatch batch = new(Definition, EpisodesSideBySide);
    private readonly double[] orders;

    public OrGymBenchmark()
    {
        levels = new LevelBatch(Definition, paths);
        batch.Reset([.. paths.Take(EpisodesSideBySide).SelectMany(path => path)]);
        orders = new double[batch.Width * Definition.Orders];
        Array.Fill(orders, MeanDemand);
        Figures =
        [
            new("InventorySystem", "base stock, demand drawn", () => Rate(() => PlayOneByOne(Draw()))),
            new("LevelBatch", "base stock, demand drawn", () => Rate(() => Play(new LevelBatch(Definition, Draw())))),
            new("InventorySystem", "base stock, demand given", () => Rate(() => PlayOneByOne(paths))),
            new("LevelBatch", "base stock, demand given", () => Rate(() => Play(levels))),
            new("InventoryBatch", "step alone, demand given", () => Rate(StepSideBySide)),
        ];
    }

    /// <summary>What is measured, each figure in steps in a second of processor time.</summary>
    public IReadOnlyList<OrGymFigure> Figures { get; }

    /// <summary>The time of the article's search by Powell's method, 212 episodes, ms of processor time.</summary>
    public static double MillisecondsOfArticleSearch()
    {
        const int Searches = 20;
        var began = Environment.CpuUsage.TotalTime;
        for (var search = 0; search < Searches; search++)
            ArticleSearch.Create(new TrainingTask(Definition, new TrainingBudget(), Seed: 1)).RunIteration();
        return (Environment.CpuUsage.TotalTime - began).TotalMilliseconds / Searches;
    }

    /// <summary>The article's levels.</summary>
    public static IReadOnlyList<double> Levels => Article.Levels!;

    /// <summary>The demand of one of the episodes.</summary>
    public IReadOnlyList<int> Demand => paths[0];

    /// <summary>The steps per second of playing all episodes.</summary>
    private static double Rate(Action playAll) =>
        ProcessorTime.Rate(() =>
        {
            playAll();
            return Episodes * Definition.Periods;
        });

    private static int[][] Draw() =>
        [.. Enumerable.Range(1, Episodes).Select(episode => Definition.PathOf(new EpisodeSeed(1, episode)))];

    private static void Play(LevelBatch batch) => batch.MeanReward(Article);

    private void PlayOneByOne(int[][] demand)
    {
        foreach (var path in demand)
            PlayOne(path);
    }

    private void PlayOne(int[] path)
    {
        system.Reset(path);
        controller.BeginEpisode(new Chance(new EpisodeSeed(1, 1)));
        while (!system.IsOver)
        {
            controller.Decide(system.View, ordered);
            system.Step(ordered);
        }
    }

    private void StepSideBySide()
    {
        for (var repeat = 0; repeat < Episodes / EpisodesSideBySide; repeat++)
        {
            batch.Restart();
            while (!batch.IsOver)
                batch.Step(orders);
        }
    }
}

/// <summary>One of the figures measured.</summary>
/// <param name="Player">What plays.</param>
/// <param name="Task">What it plays; a peer's figure has the same name.</param>
/// <param name="Measure">Steps in a second of processor time, measured for about half a second.</param>
internal sealed record OrGymFigure(string Player, string Task, Func<double> Measure)
{
    /// <summary>Both.</summary>
    public string Name => $"{Player}: {Task}";
}
