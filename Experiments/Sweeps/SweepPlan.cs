using System.Security.Cryptography;
using System.Text;

namespace ProcessChain.Experiments;

/// <summary>What a sweep runs: its points, each a whole experiment.</summary>
internal sealed class SweepPlan
{
    private readonly SweepSpace space;
    private readonly DefinitionKinds kinds;
    private readonly string file;
    private readonly bool isRead;

    /// <param name="space">All points.</param>
    /// <param name="points">Those that differ.</param>
    /// <param name="preset">The preset that was taken; empty where the file has none.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose.</param>
    /// <param name="file">The definition file; relative paths within it start from its folder.</param>
    /// <param name="isRead">Whether all points were read just now; else each is compared with its id when it is opened.</param>
    public SweepPlan(
        SweepSpace space,
        IReadOnlyList<SweepPoint> points,
        string preset,
        DefinitionKinds kinds,
        string file,
        bool isRead
    )
    {
        this.isRead = isRead;
        this.space = space;
        this.kinds = kinds;
        this.file = file;
        Points = points;
        Preset = preset;
        Keys = [.. space.Keys.Select(key => key.Path)];
        Name = Open(points[0]).Name;
    }

    /// <summary>The name of the experiment.</summary>
    public string Name { get; }

    /// <summary>The preset that was taken; empty where the file has none.</summary>
    public string Preset { get; }

    /// <summary>The paths of the keys that vary, in the order of the file.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The points that differ, in their order.</summary>
    public IReadOnlyList<SweepPoint> Points { get; }

    /// <summary>How many points are equal to an earlier one, and are not run again.</summary>
    public int Repeated => (int)space.Count - Points.Count;

    /// <summary>How settings are tuned; null for a sweep.</summary>
    public CandidateSpace? Candidates => space as CandidateSpace;

    /// <summary>SHA-256 of the ids of all points: equal sweeps have equal ones.</summary>
    public string Hash => HashOf(Points.Select(point => point.Id));

    /// <summary>SHA-256 of the ids of points.</summary>
    public static string HashOf(IEnumerable<string> ids) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ids))));

    /// <summary>The plan of a tuning with other candidates.</summary>
    public SweepPlan With(IReadOnlyList<Candidate> candidates)
    {
        var (faults, others) = (new FaultList(file), Candidates!.With(candidates));
        var points = SweepReader.PointsOf(others, Preset, kinds, faults);
        return faults.Any ? throw faults.ToException() : new(others, points, Preset, kinds, file, isRead: true);
    }

    /// <summary>The id of a place of the space; several places may have the same.</summary>
    public string IdAt(int index) =>
        SweepPoint.IdOf(SweepReader.Bind(space, index, Preset, kinds, new FaultList(file)));

    /// <summary>The definition with one candidate's values, or as it was before it was tuned, for the test.</summary>
    public ExperimentDefinition Tested(Candidate? candidate)
    {
        var faults = new FaultList(file);
        var experiment = SweepReader.Bind(Candidates!.DefinitionOf(candidate), Preset, kinds, faults);
        return faults.Any ? throw faults.ToException() : experiment;
    }

    /// <summary>The experiment at a point.</summary>
    /// <exception cref="InvalidInputException">It is another one than when the sweep began.</exception>
    public ExperimentDefinition Open(SweepPoint point)
    {
        var faults = new FaultList(file);
        var experiment = SweepReader.Bind(space, point.Index, Preset, kinds, faults);
        if (faults.Any)
            throw faults.ToException();
        return isRead || SweepPoint.IdOf(experiment) == point.Id
            ? experiment
            : throw new InvalidInputException(
                $"Point {point.Number} ({point.Id}): a file that the definition names was altered since the sweep began."
            );
    }
}

/// <summary>A point of a sweep.</summary>
/// <param name="Index">Its place in the <see cref="SweepSpace"/>, from 0.</param>
/// <param name="Number">Its number among the points that differ, from 1.</param>
/// <param name="Id">The first 12 hexadecimal digits of the SHA-256 of its resolved definition: the same on every machine.</param>
/// <param name="Values">What the keys that vary have there, as the file writes it.</param>
internal sealed record SweepPoint(int Index, int Number, string Id, IReadOnlyList<string> Values)
{
    private const int IdLength = 12;

    /// <summary>The id of an experiment.</summary>
    public static string IdOf(ExperimentDefinition experiment)
    {
        var text = Encoding.UTF8.GetBytes(DefinitionWriter.Write(experiment));
        return Convert.ToHexStringLower(SHA256.HashData(text))[..IdLength];
    }
}
