namespace ProcessChain.Tests;

internal sealed class ClassifierTests
{
    private const int Rows = 60;

    /// <summary>
    /// In one of ten rows of the same state the first choice loses 10, in all others it is 0.5 better: most rows tell it, but on average
    /// it is the worse one, by 1 to 0.45.
    /// </summary>
    [TestCase(0, 0, TestName = "CrossEntropy_TellsTheMoreFrequentWinner")]
    [TestCase(2, 1, TestName = "MeanLoss_TellsTheBetterChoice")]
    public void RareEvents(double regretWeight, int best)
    {
        var definition = new DclDefinition { HiddenLayers = new(8), RegretWeight = regretWeight };
        Assert.That(Learned(definition, RareStates()), Is.EqualTo(best));
    }

    /// <summary>The first two of three choices are equally good, but for rounding, and the third one costs more.</summary>
    [TestCase(0, 0)]
    [TestCase(1, 1)]
    public void OfChoicesThatAreAsGood_TheLeadingPolicysIsTold(int leader, int told) =>
        Assert.That(Learned(Few, TiedStates(leader)), Is.EqualTo(told));

    /// <summary>
    /// The second choice is as good in nine of ten states and costs 1 in the tenth; the third one, which the leading policy takes, costs
    /// 0.1 in all of them.
    /// </summary>
    [Test]
    public void BetterChoices_AreTold_WhereTheLeadingPolicysIsNotAmongTheBest()
    {
        var labelled = States(
            (losses, row) => (losses[0], losses[1], losses[2]) = (0, row % 10 == 0 ? 1 : 0, 0.1f),
            leader: 2
        );
        Assert.That(Learned(Few, labelled), Is.EqualTo(0));
    }

    private static DclDefinition Few => new() { HiddenLayers = new(8) };

    private static int Learned(DclDefinition definition, LabelledStates labelled)
    {
        var choices = labelled.Losses(0).Length;
        var shape = new NetworkShape(
            1,
            definition.HiddenLayers,
            choices,
            OutputHead.Linear,
            inputRelu: false,
            Activation.Relu
        );
        var classifier = new Classifier(definition, shape, Rows, new EpisodeSeed(1, 1).Stream("weights"));
        for (var pass = 0; pass < 400; pass++)
            classifier.Learn(labelled, Rows, new EpisodeSeed(1, pass).Stream("shuffle"), _ => 0.01f);
        classifier.Network.Input(0)[0] = 1;
        classifier.Network.Forward(1);
        return Greedy.Best(classifier.Network.Output(0), [.. Enumerable.Repeat(true, choices)]);
    }

    private static LabelledStates RareStates() =>
        States(
            (losses, row) => (losses[0], losses[1]) = row % 10 == 0 ? (10, 0) : (0, 0.5f),
            JointChoices.None,
            choices: 2
        );

    private static LabelledStates TiedStates(int leader) =>
        States((losses, _) => (losses[0], losses[1], losses[2]) = (0, 1e-12f, 0.5f), leader);

    private static LabelledStates States(LossesOf set, int leader, int choices = 3)
    {
        var labelled = new LabelledStates(Rows, 1, choices);
        for (var row = 0; row < Rows; row++)
        {
            labelled.State(row)[0] = 1;
            labelled.Error(row) = 0.1f;
            labelled.Leader(row) = leader;
            set(labelled.Losses(row), row);
        }
        return labelled;
    }

    private delegate void LossesOf(Span<float> losses, int row);
}
