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
        var shape = new NetworkShape(
            1,
            definition.HiddenLayers,
            2,
            OutputHead.Linear,
            inputRelu: false,
            Activation.Relu
        );
        var classifier = new Classifier(definition, shape, Rows, new EpisodeSeed(1, 1).Stream("weights"));
        var labelled = States();
        for (var pass = 0; pass < 400; pass++)
            classifier.Learn(labelled, Rows, new EpisodeSeed(1, pass).Stream("shuffle"), _ => 0.01f);
        classifier.Network.Input(0)[0] = 1;
        classifier.Network.Forward(1);
        Assert.That(Greedy.Best(classifier.Network.Output(0), [true, true]), Is.EqualTo(best));
    }

    private static LabelledStates States()
    {
        var labelled = new LabelledStates(Rows, 1, 2);
        for (var row = 0; row < Rows; row++)
        {
            labelled.State(row)[0] = 1;
            labelled.Error(row) = 0.1f;
            var losses = labelled.Losses(row);
            (losses[0], losses[1]) = row % 10 == 0 ? (10, 0) : (0, 0.5f);
        }
        return labelled;
    }
}
