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

    private readonly PathwiseDefinition definition;
    private readonly InventoryModel model;
    private readonly long seed;
    private readonly IReadOnlyList<ParameterGroup> groups;
    private readonly float[] parameters;
    private readonly float[] gradients;
    private readonly PathwiseWorker[] workers;
    private readonly PathwiseSums[] parts;
    private readonly DemandBlock[] common;
    private readonly int blocks;
    private int step;

    public PathwiseTraining(PathwiseDefinition definition, InventoryModel model, long seed, int workers)
    {
        this.definition = definition;
        this.model = model;
        this.seed = seed;
        blocks = definition.BatchEpisodes / DemandBlock.Width;
        groups = definition.CreateParameters(model, seed);
        parameters = new float[groups.Sum(group => group.Values.Length)];
        gradients = new float[parameters.Length];
        parts = [.. Enumerable.Range(0, Math.Min(Parts, blocks)).Select(_ => new PathwiseSums(parameters.Length))];
        this.workers =
        [
            .. Enumerable
                .Range(0, Math.Min(workers, parts.Length))
                .Select(_ => new PathwiseWorker(model, definition.CreatePolicy(model))),
        ];
        common = DrawCommon();
    }

    public int FinishedIterations { get; private set; }

    private double Progress => (double)step / definition.Steps;

    private long Episodes => (long)step * definition.BatchEpisodes;

    public TrainingIteration RunIteration(CancellationToken stop = default)
    {
        var last = (int)((FinishedIterations + 1L) * definition.Steps / definition.IterationCount);
        var (count, sum, square) = (0L, 0.0, 0.0);
        for (; step < last; step++)
        {
            stop.ThrowIfCancellationRequested();
            RunStep();
            count += definition.BatchEpisodes;
            foreach (var part in parts)
                (sum, square) = (sum + part.Reward, square + part.Square);
        }
        FinishedIterations++;
        var mean = sum / count;
        return new TrainingIteration(FinishedIterations, Episodes, Episodes * model.Periods, step)
        {
            Goal = mean,
            GoalDeviation = Math.Sqrt(Math.Max(0, (square / count) - (mean * mean)) * count / (count - 1)),
        };
    }

    public void SaveAgent(Stream destination) => definition.WriteAgent(model, groups, destination);

    public void Save(BinaryWriter writer) => StateArchive.Write(writer.BaseStream, Keep);

    public void Load(BinaryReader reader) => StateArchive.Read(reader.BaseStream, Keep);

    private void Keep(StateArchive state)
    {
        state.Expect(Format, "the format");
        definition.KeepShape(model, state);
        state.Expect(definition.Steps, "steps:");
        state.Expect(definition.BatchEpisodes, "episodes in a batch:");
        state.Expect(definition.CommonEpisodes, "common episodes:");
        FinishedIterations = state.Keep(FinishedIterations);
        step = state.Keep(step);
        foreach (var group in groups)
            group.Keep(state);
    }

    private DemandBlock[] DrawCommon()
    {
        var drawn = new DemandBlock[definition.CommonEpisodes / DemandBlock.Width];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = new DemandBlock(model.Definition);
            drawn[i].Draw(seed, (long)i * DemandBlock.Width);
        }
        return drawn;
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
            workers[worker].Learn(BlocksOf(part, workers[worker]), parameters, parts[part]);
    }

    private IEnumerable<DemandBlock> BlocksOf(int part, PathwiseWorker worker)
    {
        for (var block = part; block < blocks; block += parts.Length)
        {
            var number = ((long)step * blocks) + block;
            yield return common.Length > 0
                ? common[number % common.Length]
                : worker.Draw(seed, number * DemandBlock.Width);
        }
    }

    /// <summary>The gradient of the mean loss, the negative reward in the system's largest price.</summary>
    private void AddParts()
    {
        Array.Clear(gradients);
        foreach (var part in parts)
            BlockMath.AddScaled(1, ref part.Gradients[0], ref gradients[0], gradients.Length);
        Parameters.Scale(gradients, -1 / (definition.BatchEpisodes * model.Money));
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
