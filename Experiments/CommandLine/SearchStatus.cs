namespace ProcessChain.Experiments;

/// <summary>A search under way: the evaluations so far and the best value.</summary>
internal sealed class SearchStatus
{
    private readonly string controller;
    private int evaluations;
    private double bestValue = double.PositiveInfinity;
    private double[] bestPoint = [];

    private SearchStatus(string controller, PolicySearch search)
    {
        this.controller = controller;
        search.Evaluated = Note;
    }

    private string News => $"{controller}: {evaluations} evaluations, best value {NumberText.Of(bestValue, 6)}";

    /// <summary>Searches.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; what was best so far has been told on standard error.</exception>
    public static void Show(string controller, PolicySearch search, CancellationToken stop)
    {
        var course = new SearchStatus(controller, search);
        try
        {
            Heartbeat.While(() => course.News, () => search.RunIteration(stop));
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"{course.News} at {SearchText.Vector(course.bestPoint)}");
            throw;
        }
    }

    private void Note(int evaluation, ReadOnlyMemory<double> point, double value)
    {
        evaluations = evaluation;
        if (value < bestValue)
            (bestValue, bestPoint) = (value, point.ToArray());
    }
}
