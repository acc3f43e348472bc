using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Plays a golden case through the process model.</summary>
public static class ChainCasePlayer
{
    private const double Tolerance = 1e-9;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Plays the case of a file through the agent hook, and compares the result with what the file expects.</summary>
    /// <exception cref="InvalidInputException">The file holds no such case, or it cannot be simulated.</exception>
    internal static PlayedCase Play(string path)
    {
        var read = ChainCase.Read(path);
        var result = Result(read, path);
        var agrees = read.Expected is null || result.Equals(read.Expected, Tolerance);
        return new PlayedCase(JsonSerializer.SerializeToElement(result, Json), agrees ? null : "expected");
    }

    /// <summary>Plays it through the agent hook: the simulation asks for each action.</summary>
    public static ChainCaseResult ThroughHook(ChainCase played)
    {
        var notes = new Notes(played.Player(), played.Setup);
        played.Setup.Run(notes, default, new Watchers(notes, notes));
        return notes.Result();
    }

    /// <summary>Plays it through the environment: each action steps the simulation.</summary>
    /// <remarks>Costs are those that the steps report; deliveries follow from the units the customer has got in all.</remarks>
    public static ChainCaseResult ThroughEnvironment(ChainCase played)
    {
        var setup = played.Setup;
        var environment = new ChainEnvironment(setup);
        var observations = new List<float[]> { environment.Reset(0).ToArray() };
        var steps = new List<EnvironmentStep>();
        foreach (var action in played.Actions)
        {
            steps.Add(environment.Step(action));
            observations.Add(steps[^1].Observation.ToArray());
        }
        var dayEnds = steps.Where(step => step.Info.EndsDay).ToList();
        return new ChainCaseResult
        {
            Observations = observations.ToArray(),
            Rewards = steps.Select(step => step.Reward).ToArray(),
            StorageCost = dayEnds.Select(step => step.Info.StorageCost).ToArray(),
            LateCost = dayEnds.Select(step => step.Info.LateCost).ToArray(),
            Delivered = [0, .. dayEnds.Select(step => step.Info.Delivered)],
        };
    }

    private static ChainCaseResult Result(ChainCase played, string file)
    {
        try
        {
            return ThroughHook(played);
        }
        catch (Exception exception) when (InvalidInputException.IsTooLargeNumber(exception))
        {
            throw new InvalidInputException(
                $"{file}: a number is too large to be simulated: {exception.Message}",
                exception
            );
        }
    }

    private sealed class Notes(IController inner, EpisodeSetup setup) : ILearningController, IDayObserver, IChainTrace
    {
        private readonly List<float[]> observations = [];
        private readonly List<double> rewards = [];
        private readonly List<double> storageCost = [];
        private readonly List<double> lateCost = [];
        private readonly int[] delivered = new int[setup.Days + 1];

        public void BeginEpisode(EpisodeSeed seed) => inner.BeginEpisode(seed);

        public int Decide(ChainObservation observation)
        {
            observations.Add(observation.ToArray());
            return inner.Decide(observation);
        }

        public void Learn(in StepOutcome outcome)
        {
            rewards.Add(outcome.Reward);
            if (outcome.Truncated)
                observations.Add(outcome.Next.ToArray());
        }

        public void CloseDay(ChainObservation chain, double storageCost, double lateCost)
        {
            this.storageCost.Add(storageCost);
            this.lateCost.Add(lateCost);
        }

        public void Record(TraceEvent traced)
        {
            if (traced.Kind == TraceKind.Arrival && traced.Element == setup.Chain.Stations + 1)
                delivered[traced.Day] += traced.Quantity;
        }

        public ChainCaseResult Result() =>
            new()
            {
                Observations = observations.ToArray(),
                Rewards = rewards.ToArray(),
                StorageCost = storageCost.ToArray(),
                LateCost = lateCost.ToArray(),
                Delivered = delivered,
            };
    }
}
