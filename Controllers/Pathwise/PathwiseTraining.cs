using System.Threading;

namespace ProcessChain;

/// <summary>
/// Ascent along the gradients of the mean total reward. A batch is cut into parts whose number is fixed, and their sums are
/// added up in their order, so that the number of threads changes no bit.
/// </summary>
internal sealed class PathwiseTraining : ITraining
{
    private const int Format = 0x31545750; // "PWT1"
    private const int Parts = 8;

    private readonly PathwiseProblem problem;
    private readonly long seed;
    private readonly IReadOnlyList<ParameterGroup> groups;
    private readonly float[] parameters;
    private readonly float[] gradients;
    private readonly IPathwiseWorker[] workers;
    private readonly PathwiseSums[] parts;
    private readonly int blocks;
    private int step;

    public PathwiseTraining(PathwiseProblem problem, long seed, int workers)
    {
        this.problem = problem;
        this.seed = seed;
        blocks = problem.BatchEpisodes / BatchPanels.Width;
        groups = problem.CreateParameters(seed);
        parameters = new float[groups.Sum(group => group.Values.Length)];
        gradients = new float[parameters.Length];
        parts = [.. Enumerable.Range(0, Math.Min(Parts, blocks)).Select(_ => new PathwiseSums(parameters.Length))];
        this.workers = [.. Enumerable.Range(0, Math.Min(workers, parts.Length)).Select(_ => problem.CreateWorker())];
    }

    public int FinishedIterations { get; private set; }

    private double Progress => (double)step / problem.Steps;

    private long Episodes => (long)step * problem.BatchEpisodes;

    public TrainingIteration RunIteration(CancellationToken stop = default)
    {
        var last = (int)((FinishedIterations + 1L) * problem.Steps / problem.Iterations);
        var (count, sum, square) = (0L, 0.0, 0.0);
        for (; step < last; step++)
        {
            stop.ThrowIfCancellationRequested();
            RunStep();
            count += problem.BatchEpisodes;
            foreach (var part in parts)
                (sum, square) = (sum + part.Reward, square + part.Square);
        }
        FinishedIterations++;
        var mean = sum / count;
        return new TrainingIteration(FinishedIterations, Episodes, Episodes * problem.Periods, step)
        {
            Goal = mean,
            GoalDeviation = Math.Sqrt(Math.Max(0, (square / count) - (mean * mean)) * count / (count - 1)),
        };
    }

    public void SaveAgent(Stream destination) => problem.WriteAgent(groups, destination);

    public void Save(BinaryWriter writer) => StateArchive.Write(writer.BaseStream, Keep);

    public void Load(BinaryReader reader) => StateArchive.Read(reader.BaseStream, Keep);

    private void Keep(StateArchive state)
    {
        state.Expect(Format, "the format");
        problem.KeepSettings(state);
        FinishedIterations = state.Keep(FinishedIterations);
        step = state.Keep(step);
        foreach (var group in groups)
            group.Keep(state);
    }

    private void RunStep()
    {
        Gather();
        Parallel.For(0, workers.Length, RunParts);
        AddParts();
        foreach (var part in parts)
            Check("the mean reward", double.IsFinite(part.Reward));
        var at = 0;
        foreach (var group in groups)
        {
            group.Step(gradients.AsSpan(at, group.Values.Length), Progress);
            Check("a parameter", Parameters.AreFinite(group.Values));
            at += group.Values.Length;
        }
    }

    private void Gather()
    {
        var at = 0;
        foreach (var group in groups)
        {
            group.Values.CopyTo(parameters.AsSpan(at));
            at += group.Values.Length;
        }
    }

    /// <summary>What one thread does in a step.</summary>
    private void RunParts(int worker)
    {
        for (var part = worker; part < parts.Length; part += workers.Length)
            workers[worker].Learn(BlocksOf(part), seed, parameters, parts[part]);
    }

    private IEnumerable<long> BlocksOf(int part)
    {
        for (var block = part; block < blocks; block += parts.Length)
            yield return ((long)step * blocks) + block;
    }

    /// <summary>The gradient of the mean loss, the negative reward in the system's largest price.</summary>
    private void AddParts()
    {
        Array.Clear(gradients);
        foreach (var part in parts)
            BlockMath.AddScaled(1, ref part.Gradients[0], ref gradients[0], gradients.Length);
        Parameters.Scale(gradients, -1 / (problem.BatchEpisodes * problem.Money));
    }

    private void Check(string what, bool isFinite)
    {
        if (!isFinite)
            throw new TrainingDivergedException(
                $"{what} is not finite",
                FinishedIterations + 1,
                groups[^1].LearningRate(Progress)
            );
    }
}
