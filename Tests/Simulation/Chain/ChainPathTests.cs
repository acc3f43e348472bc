namespace ProcessChain.Tests;

/// <summary>
/// The two ways through an episode, played through the agent hook and stepped from outside, are one, and so are the two forms of
/// the chain.
/// </summary>
internal sealed class ChainPathTests
{
    private static readonly ChainSetup Setup = new(new ChainDefinition { Stations = 3 }, 40);

    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomChains)], MaxTest = 50)]
    public void AnyController_ThroughHookAndSteps_GivesTheSameLog(ChainSetup setup, int seed)
    {
        foreach (var rule in RuleControllers.Definitions(setup.Chain))
            AssertSame(setup, () => rule.Create(setup.Chain), new EpisodeSeed(seed, 3));
    }

    [Test]
    public void LearningController_ThroughHookAndSteps_LearnsTheSame() =>
        AssertSame(Setup, () => new Imitator(), new EpisodeSeed(5, 1));

    [TestCase(true)]
    [TestCase(false)]
    public void System_UsedForEpisodesOfBothWays_GivesTheSameAsANewOne(bool isReference)
    {
        var system = (Setup with { IsReference = isReference }).Create();
        var controller = new RandomDefinition().Create(Setup.Chain);
        system.Reset(new EpisodeSeed(1, 1));
        system.Step([1]);
        system.Play(controller, new EpisodeSeed(1, 2));
        Assert.That(system.Figures(), Is.EqualTo(Setup.Play(controller, new EpisodeSeed(1, 2)).Values));
        Assert.That(system.IsOver, Is.True);
        system.Reset(new EpisodeSeed(1, 2));
        Assert.That(system.IsOver, Is.False);
        Assert.That(system.View.Period, Is.Zero);
    }

    [Test]
    public void LastDay_OfAnEpisodeThatNobodyWatched_IsToldAllTheSame(
        [Values] bool isStepped,
        [Values] bool isReference
    )
    {
        IController Controller() => new RandomDefinition().Create(Setup.Chain);
        var diary = new Diary(Controller());
        Setup.Play(diary, default, new EpisodeOptions(Periods: diary));
        var system = (Setup with { IsReference = isReference }).Create();
        if (isStepped)
            StepToTheEnd(system, Controller());
        else
            system.Play(Controller(), default);
        Assert.That(new DayRow(system).Values, Is.EqualTo(diary.Days[^1].Values));
    }

    [Test]
    public void KnownOrders_GiveTheEpisodeOfACustomerWhoOrdersThem()
    {
        CustomerOrder[] orders = [new(1, 7), new(1, 2), new(5, 30)];
        var listed = Setup with { Chain = Setup.Chain with { Demand = new ListDemand { List = new(orders) } } };
        IController Rule() => new OneForOneDefinition().Create(Setup.Chain);
        var expected = listed.Play(Rule()).Values;
        var system = Setup.Chain.Create(Setup.Days);
        system.Play(Rule(), default, new EpisodeOptions(new DemandPath([orders])));
        Assert.That(system.Figures(), Is.EqualTo(expected));
        Assert.That(
            () => system.Reset(new DemandPath([orders, orders])),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Stop_EndsAnEpisodeWithinItsDay(bool isReference)
    {
        using var stop = new System.Threading.CancellationTokenSource();
        var asked = 0;
        var controller = new Calling(() =>
        {
            if (++asked == 5)
                stop.Cancel();
        });
        Assert.That(
            () =>
                (Setup with { IsReference = isReference }).Play(
                    controller,
                    default,
                    new EpisodeOptions(Stop: stop.Token)
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(asked, Is.EqualTo(6), "the day has three decisions");
    }

    private static void AssertSame(ChainSetup setup, Func<IController> controller, EpisodeSeed seed)
    {
        var expected = Told(controller, diary => setup.Reference.Play(diary, seed, new EpisodeOptions(Periods: diary)));
        AssertEqual(Told(controller, diary => setup.Reference.Step(diary, seed, diary)), expected);
        AssertEqual(Told(controller, diary => setup.Play(diary, seed, new EpisodeOptions(Periods: diary))), expected);
        AssertEqual(Told(controller, diary => setup.Step(diary, seed, diary)), expected);
        Assert.That(setup.Play(controller(), seed).Values, Is.EqualTo(expected.Figures.Values));
    }

    private static (Diary Diary, ChainFigures Figures) Told(
        Func<IController> controller,
        Func<Diary, ChainFigures> play
    )
    {
        var diary = new Diary(controller());
        return (diary, play(diary));
    }

    private static void AssertEqual(
        (Diary Diary, ChainFigures Figures) actual,
        (Diary Diary, ChainFigures Figures) expected
    )
    {
        Assert.That(actual.Diary.Decisions, Is.EqualTo(expected.Diary.Decisions));
        Assert.That(
            actual.Diary.Days.Select(day => day.Values),
            Is.EqualTo(expected.Diary.Days.Select(day => day.Values))
        );
        Assert.That(actual.Figures.Values, Is.EqualTo(expected.Figures.Values));
    }

    private static void StepToTheEnd(RunningSystem system, IController controller)
    {
        var action = new double[1];
        system.Reset(default(EpisodeSeed));
        controller.BeginEpisode(default);
        while (!system.IsOver)
        {
            controller.Decide(system.View, action);
            system.Step(action);
        }
    }

    private sealed class Calling(Action called) : ChainController
    {
        public override int Decide(ChainView chain)
        {
            called();
            return 0;
        }
    }

    /// <summary>Learns which station to order at from what its last reward was.</summary>
    private sealed class Imitator : ChainController, ILearningController
    {
        private double best = double.NegativeInfinity;
        private int action;

        public override int Decide(ChainView chain) => action;

        public void Learn(in StepOutcome outcome)
        {
            if (outcome.Reward < best || outcome.EndsPeriod)
                action = (action + 1) % (((ChainView)outcome.Next).Stations + 1);
            best = outcome.Reward;
        }
    }
}
