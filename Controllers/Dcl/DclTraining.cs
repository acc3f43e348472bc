using System.Collections.Concurrent;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// Deep controlled learning in training: in each generation states are taken from episodes, the choices in them compared, and a
/// classifier learns the best. An iteration is a part of the states, or a pass of the classifier over all of them.
/// </summary>
/// <remarks>
/// To the states leads the leading policy, the best so far on episodes of the training, before every second half of them for some
/// periods the newest one; those of several generations are learned from, and rollouts follow the leading policy. A policy that
/// goes astray where nothing was learned thus leads to those very states, and they are judged by what a better one makes of them.
/// </remarks>
internal sealed class DclTraining : ITraining
{
    private const int Format = 0x33434C43; // "CLC3"

    /// <summary>States that are taken from an episode.</summary>
    private const int StatesOfEpisode = 32;

    /// <summary>Episodes on which the newest policy is compared with the leading one.</summary>
    private const int ComparedEpisodes = 64;

    private readonly DclDefinition definition;
    private readonly TrainingTask task;
    private readonly ObservationEncoder encoder;
    private readonly Classifier classifier;
    private readonly INetwork leading;
    private readonly LabelledStates labelled;
    private readonly ConcurrentBag<Worker> idle = [];
    private long steps;
    private bool leads;

    public DclTraining(DclDefinition definition, TrainingTask task)
    {
        (this.definition, this.task) = (definition, task);
        encoder = definition.EncoderOf(task.System);
        var shape = definition.ShapeFor(task.System);
        var rows = StatesOfGeneration * Math.Min(definition.KeptGenerations, definition.Generations);
        labelled = new LabelledStates(rows, shape.Inputs, shape.Outputs);
        leading = NetworkEngines.Of(NetworkKind.Own).Create(shape, 1, optimiser: null);
        classifier = new Classifier(definition, shape, rows, new EpisodeSeed(task.Seed, 0).Stream("weights"));
    }

    public int FinishedIterations { get; private set; }

    /// <summary>Episodes of a generation.</summary>
    private int Episodes => (definition.States + StatesOfEpisode - 1) / StatesOfEpisode;

    private int StatesOfGeneration => Episodes * StatesOfEpisode;

    /// <summary>Where the states of the present generation are kept: in place of the oldest ones.</summary>
    private int FirstRow => Generation * StatesOfGeneration % labelled.Rows;

    private int Generation => FinishedIterations / definition.IterationsOfGeneration;

    public TrainingIteration RunIteration(CancellationToken stop = default)
    {
        var within = FinishedIterations % definition.IterationsOfGeneration;
        var isCollecting = within < DclDefinition.Parts;
        var (loss, accuracy) = (double.NaN, double.NaN);
        if (isCollecting)
            Collect(within, stop);
        else
            (loss, accuracy) = Learn(within - DclDefinition.Parts);
        var episodes = ((long)Generation * Episodes) + Math.Min(Episodes, FirstEpisode(within + 1));
        if (within == definition.IterationsOfGeneration - 1)
            Compare(stop);
        FinishedIterations++;
        return new(FinishedIterations, episodes, steps, classifier.Updates)
        {
            IsWarmUp = isCollecting,
            PolicyLoss = loss,
            Accuracy = accuracy,
        };
    }

    public void SaveAgent(Stream destination) =>
        DclDefinition.SaveAgent(
            leads && FinishedIterations == definition.Generations * definition.IterationsOfGeneration
                ? leading
                : classifier.Network,
            encoder,
            destination
        );

    public void Save(BinaryWriter writer) => StateArchive.Write(writer.BaseStream, Keep);

    public void Load(BinaryReader reader) => StateArchive.Read(reader.BaseStream, Keep);

    private void Keep(StateArchive state)
    {
        state.Expect(Format, "the format");
        state.Expect(labelled.Rows, "states:");
        classifier.Network.Shape.Keep(state);
        FinishedIterations = state.Keep(FinishedIterations);
        steps = state.Keep(steps);
        leads = state.Keep(leads ? 1 : 0) != 0;
        leading.KeepParameters(state);
        classifier.Keep(state);
        labelled.Keep(state);
    }

    private int FirstEpisode(int part) =>
        (int)((long)Episodes * Math.Min(part, DclDefinition.Parts) / DclDefinition.Parts);

    private void Collect(int part, CancellationToken stop)
    {
        if (part == 0)
            idle.Clear();
        using var team = new WorkerTeam(task.Workers);
        var first = FirstEpisode(part);
        team.Run(
            FirstEpisode(part + 1) - first,
            episode =>
            {
                stop.ThrowIfCancellationRequested();
                Judge(first + episode);
            }
        );
    }

    private void Judge(int episode)
    {
        var worker = idle.TryTake(out var free) ? free : new Worker(this);
        var number = EpisodeNumbers.Training(task.Seed, 1 + (Generation * Episodes) + episode);
        var played = worker.Judge.Judge(
            worker.Leading,
            episode % 2 == 0 ? worker.Newest : null,
            worker.Lanes,
            number,
            labelled,
            FirstRow + (episode * StatesOfEpisode)
        );
        Interlocked.Add(ref steps, played);
        idle.Add(worker);
    }

    /// <summary>The newest policy leads from now on if it is better than the leading one on new episodes.</summary>
    private void Compare(CancellationToken stop)
    {
        var goal = GoalOf(NewAgent(classifier.Network), stop);
        if (!task.System.Goal.IsBetter(goal, GoalOf(NewLeader(), stop)))
            return;
        leads = true;
        leading.MoveTowards(classifier.Network, 1);
    }

    private double GoalOf(IController policy, CancellationToken stop)
    {
        var system = task.System.Create(task.Periods);
        var (sum, goal) = (0.0, task.System.FigureIndex(task.System.Goal.Key));
        var before = (definition.Generations * Episodes) + (Generation * ComparedEpisodes);
        for (var episode = 1; episode <= ComparedEpisodes; episode++)
        {
            var number = EpisodeNumbers.Training(task.Seed, before + episode);
            system.Play(policy, number, new EpisodeOptions { Stop = stop });
            sum += system.Figures()[goal];
        }
        return sum / ComparedEpisodes;
    }

    private IController NewLeader() => leads ? NewAgent(leading) : definition.StartFor(task.System).Create(task.System);

    private ChoiceAgent NewAgent(INetwork network) =>
        new(definition.EncoderOf(task.System), network.Twin(1), definition.ChoicesOf(task.System));

    /// <summary>A pass over all states; as long as fewer are there than are kept, as many passes as make up for it.</summary>
    private (double Loss, double Accuracy) Learn(int epoch)
    {
        var shuffle = new EpisodeSeed(task.Seed, FinishedIterations + 1).Stream("shuffle");
        var schedule = new LearningRateSchedule(
            definition.LearningRate,
            definition.LearningRateHold,
            definition.FinalLearningRate,
            0
        );
        var rows = Math.Min(labelled.Rows, (Generation + 1) * StatesOfGeneration);
        var result = (Loss: double.NaN, Accuracy: double.NaN);
        var passes = labelled.Rows / rows;
        for (var pass = 0; pass < passes; pass++)
        {
            var before = epoch + ((double)pass / passes);
            result = classifier.Learn(
                labelled,
                rows,
                shuffle,
                share => schedule.At((before + (share / passes)) / definition.Epochs, 0)
            );
        }
        if (!double.IsFinite(result.Loss) || !classifier.Network.IsFinite())
            throw new TrainingDivergedException(
                "the loss is not finite",
                FinishedIterations + 1,
                definition.LearningRate
            );
        return result;
    }

    /// <summary>What a thread needs to judge states by the present policy.</summary>
    private sealed class Worker
    {
        private const int Batch = 64;

        public Worker(DclTraining training)
        {
            var (definition, system) = (training.definition, training.task.System);
            Judge = new StateJudge(definition, training.task, StatesOfEpisode);
            var rule = definition.StartFor(system);
            Leading = training.NewLeader();
            Newest = training.Generation > 0 ? training.NewAgent(training.classifier.Network) : null;
            Lanes = training.leads
                ? new NetworkLanes(training.leading.Twin(Batch), Batch, definition.ChoicesOf(system), Judge.Keys.Length)
                : new RuleLanes(rule, system);
        }

        public StateJudge Judge { get; }

        public ChoiceAgent? Newest { get; }

        public IController Leading { get; }

        public LanePolicy Lanes { get; }
    }
}
