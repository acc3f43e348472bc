using System.Threading;
using Spectre.Console;

namespace ProcessChain.Experiments;

/// <summary>A search under way: for people a line with the evaluations so far and the best value.</summary>
internal static class SearchStatus
{
    /// <exception cref="OperationCanceledException">It was stopped; what was best so far has been told on standard error.</exception>
    public static SearchResult Show(ParameterSearch search, CancellationToken stop)
    {
        var course = new SearchCourse();
        try
        {
            return Screen.Console.Profile.Capabilities.Interactive
                ? Screen.Console.Status().Start(search.Controller, status => Run(search, course, status, stop))
                : search.Run(course, stop);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"{News(search, course)} at {OptimisedText.Vector(course.BestPoint)}");
            throw;
        }
    }

    private static SearchResult Run(
        ParameterSearch search,
        SearchCourse course,
        StatusContext status,
        CancellationToken stop
    )
    {
        course.Evaluated = () => status.Status = Markup.Escape(News(search, course));
        return search.Run(course, stop);
    }

    private static string News(ParameterSearch search, SearchCourse course) =>
        $"{search.Controller}: {course.Evaluations} evaluations, best value {course.BestValue:0.000000}";
}
