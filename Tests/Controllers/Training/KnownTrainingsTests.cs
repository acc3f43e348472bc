namespace ProcessChain.Tests;

/// <summary>
/// What the first iterations of trainings on OR-Gym's systems come to, to the last bit: numbers of an earlier version of this
/// program, in which every kind of system had learners of its own. Whoever changes them changes published results.
/// </summary>
internal sealed class KnownTrainingsTests
{
    private static readonly PpoDefinition Choices = PpoDefinition.OrGymObservation with
    {
        Policy = PpoPolicy.Choices,
        Mask = ActionMask.Served,
        Orders = new OrderGrid { Choices = 5 },
        Inputs = InputScale.MeanDemand,
        Observation = null,
        TimeLimitTruncates = true,
    };

    private static IEnumerable<TestCaseData> Ppo()
    {
        yield return Case(
            PpoDefinition.Recommended,
            [504.71911123654036, 504.08277366240793, 503.6631151246544, 504.5224728363965, 500.28871851664746],
            [0.0021475223782696654, 0.11239507371517488, 2.727903683980306, 0.0022923643079896766],
            549.0993561554071
        );
        yield return Case(
            PpoDefinition.Rllib2020 with
            {
                HiddenLayers = new(16),
                Epochs = 2,
            },
            [-582.7080353372907, -580.9871733278749, -581.5632400368492, -579.6505631955029, -582.2553701795533],
            [-0.0017856206517344912, 138106.95979902052, 3.2180477962979386, 0.010007978312768824],
            -600.5445498767047
        );
        yield return Case(
            PpoDefinition.OrGymObservation,
            [-644.6015138678082, -615.275596384523, -529.0999304010162, -423.1506231395834, -371.0012826923091],
            [-0.01454541642410894, 0.3812651347815757, 2.089108841759818, 0.014588243053627334],
            -99.08117841990628
        );
        yield return Case(
            Choices,
            [32.956122710712556, 109.85728439109391, 167.96020787619543, 217.84003841060743, 255.25457725061025],
            [-0.0076603944565728655, 0.3028134885407006, 2.6956511900560662, 0.01625874021036517],
            304.3698290683118
        );

        static TestCaseData Case(PpoDefinition definition, double[] goals, double[] losses, double reward) =>
            new TestCaseData(definition, goals, losses, reward).SetArgDisplayNames(
                definition.Policy == PpoPolicy.Choices ? "choices" : definition.Preset
            );
    }

    private static IEnumerable<TestCaseData> Pathwise()
    {
        yield return new TestCaseData(
            new PathwiseLevelsDefinition
            {
                Steps = 40,
                BatchEpisodes = 96,
                CommonEpisodes = 960,
            },
            522.212253411611,
            36.0098770169889
        ).SetArgDisplayNames("levels");
        yield return new TestCaseData(
            new PathwisePolicyDefinition
            {
                Steps = 40,
                BatchEpisodes = 96,
                HiddenLayers = new(8),
                LearningRate = 1e-2,
            },
            525.6184508005778,
            33.91501332822779
        ).SetArgDisplayNames("policy");
    }

    private static IEnumerable<TestCaseData> Searches()
    {
        yield return new TestCaseData(
            SearchObjective.MeanGoal,
            -445.9552370207086,
            new[] { 130.63751866219596, 203.38807894592236, -97.69536292275367 }
        ).SetArgDisplayNames("mean goal");
        yield return new TestCaseData(
            SearchObjective.ArticleExpectation,
            -1.0057917503711107,
            new[] { 205.5671853625465, 240.5979169600392, 44.61120382363563 }
        ).SetArgDisplayNames("article's expectation");
    }

    [TestCaseSource(nameof(Ppo))]
    public void Ppo_OfInvManagementV0(PpoDefinition definition, double[] goals, double[] losses, double reward)
    {
        var training = definition.Begin(InventoryDefinition.OrGymV0);
        var iterations = training.Run(goals.Length);
        var last = iterations[^1];
        var played = InventoryDefinition.OrGymV0.Create();
        played.Play(definition.LoadAgent(InventoryDefinition.OrGymV0, training.Agent()), new EpisodeSeed(1, 1));
        Assert.Multiple(() =>
        {
            Assert.That(iterations.Select(i => i.Goal), Is.EqualTo(goals));
            Assert.That(
                new[] { last.PolicyLoss, last.ValueLoss, last.Entropy, last.Divergence },
                Is.EqualTo(losses),
                "policy, value, entropy, divergence"
            );
            Assert.That(played.TotalReward, Is.EqualTo(reward), "the agent in one episode");
        });
    }

    [TestCaseSource(nameof(Pathwise))]
    public void Pathwise_OfInvManagementV1(PathwiseDefinition definition, double goal, double deviation)
    {
        var last = definition.Begin(InventoryDefinition.OrGymV1).Run(20)[^1];
        Assert.That((last.Goal, last.GoalDeviation), Is.EqualTo((goal, deviation)));
    }

    [TestCaseSource(nameof(Searches))]
    public void Search_OfInvManagementV1(SearchObjective objective, double value, double[] point)
    {
        var searched = new SearchedDefinition
        {
            Policy = new FixedBaseStockDefinition { Levels = 1 },
            Method = new CmaEsDefinition { InitialStep = 50, MaximumEvaluations = 60 },
            Objective = objective,
            Episodes = 20,
        };
        var training = (PolicySearch)searched.Begin(InventoryDefinition.OrGymV1, seed: 7001);
        training.RunIteration();
        Assert.That(training.Found!.Value, Is.EqualTo(value));
        Assert.That(training.Found.Point, Is.EqualTo(point));
    }
}
