using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>Plays a golden case through the process model.</summary>
internal static class ChainCasePlayer
{
    private const double Tolerance = 1e-9;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Plays the case of a file through the agent hook, and compares the result with what the file expects.</summary>
    /// <exception cref="InvalidInputException">The file holds no such case, or it cannot be simulated.</exception>
    public static PlayedCase Play(string path)
    {
        var read = ChainCase.Read(path);
        var result = Result(read, path);
        var agrees = read.Expected is null || result.Equals(read.Expected, Tolerance);
        return new PlayedCase(JsonSerializer.SerializeToElement(result, Json), agrees ? null : "expected");
    }

    /// <summary>Plays it through the agent hook: the simulation asks for each action.</summary>
    public static ChainCaseResult ThroughHook(ChainCase played)
    {
        var definition = played.Definition;
        var system = definition.Create(played.Days);
        var notes = new Notes();
        var asked = new Asked(played.Player.Create(definition), notes);
        system.Play(asked, default, new EpisodeOptions(Periods: notes));
        return notes.Result(system);
    }

    /// <summary>Plays it through the environment: each action steps the simulation.</summary>
    public static ChainCaseResult ThroughEnvironment(ChainCase played)
    {
        var environment = new SystemEnvironment(played.Definition, played.Days, ["state"]);
        var notes = new Notes();
        notes.Observe(environment.Reset(0));
        for (var i = 0; i < played.Actions.Length; i++)
        {
            var step = environment.Step(played.Actions[i]);
            notes.Reward(step.Reward);
            notes.Observe(step.Observation);
            if ((i + 1) % played.Stations == 0)
                notes.PeriodEnded(environment.System);
        }
        return notes.Result(environment.System);
    }

    private static ChainCaseResult Result(ChainCase played, string file)
    {
        try
        {
            return ThroughHook(played);
        }
        catch (TooLargeException exception)
        {
            throw new InvalidInputException($"{file}: {exception.Message}", exception);
        }
    }

    /// <summary>A controller whose observations and rewards are noted.</summary>
    private sealed class Asked(IController inner, Notes notes) : ILearningController
    {
        public void BeginEpisode(Chance chance) => inner.BeginEpisode(chance);

        public void Decide(SystemView view, Span<double> action)
        {
            notes.Observe(((ChainView)view).ToArray());
            inner.Decide(view, action);
        }

        public void Learn(in StepOutcome outcome)
        {
            notes.Reward(outcome.Reward);
            if (outcome.Truncated)
                notes.Observe(((ChainView)outcome.Next).ToArray());
        }
    }

    /// <summary>Writes down what comes of the actions.</summary>
    private sealed class Notes : IPeriodWatcher
    {
        private readonly List<float[]> observations = [];
        private readonly List<double> rewards = [];
        private readonly List<double> storageCost = [];
        private readonly List<double> lateCost = [];
        private readonly List<int> delivered = [];

        public void Observe(float[] observation) => observations.Add(observation);

        public void Reward(double reward) => rewards.Add(reward);

        public void PeriodEnded(RunningSystem system)
        {
            var flows = new double[system.Definition.Flows.Count];
            system.CopyFlows(flows);
            double Flow(string key) => flows[system.Definition.Flows.Select(flow => flow.Key).ToList().IndexOf(key)];
            storageCost.Add(Flow("storageCost"));
            lateCost.Add(Flow("lateCost"));
            delivered.Add((int)Flow("customerDelivered"));
        }

        public ChainCaseResult Result(RunningSystem system)
        {
            var inAll = system.Figures()[system.Definition.FigureIndex("deliveredUnits")];
            return new()
            {
                Observations = observations.ToArray(),
                Rewards = rewards.ToArray(),
                StorageCost = storageCost.ToArray(),
                LateCost = lateCost.ToArray(),
                Delivered = [.. delivered, (int)inAll - delivered.Sum()],
            };
        }
    }
}
