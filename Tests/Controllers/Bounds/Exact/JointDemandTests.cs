namespace ProcessChain.Tests;

internal sealed class JointDemandTests
{
    private static readonly JointDemand Both = new([
        [0.5, 0.25, 0.25],
        [0.75, 0, 0.25],
    ]);

    [Test]
    public void Cases_AreAllThatMayCome_WithTheirProbabilities() =>
        Assert.That(
            Both.Cases.Select(demand => (demand.Units[0], demand.Units[1], demand.Probability)),
            Is.EqualTo([(0, 0, 0.375), (0, 2, 0.125), (1, 0, 0.1875), (1, 2, 0.0625), (2, 0, 0.1875), (2, 2, 0.0625)])
        );

    [Test]
    public void Limited_TellsMoreAsTheLimit_AndTheMeanOfTheRest()
    {
        var limited = Both.Limited(1);
        Assert.That(
            limited.Cases.Select(demand => (demand.Units[0], demand.Units[1], demand.Probability)),
            Is.EqualTo([(0, 0, 0.375), (0, 1, 0.125), (1, 0, 0.375), (1, 1, 0.125)])
        );
        Assert.That(limited.Untold, Is.EqualTo(0.25 + 0.25));
    }

    [Test]
    public void LimitedToNothing_HasOneCase()
    {
        var limited = Both.Limited(0);
        Assert.That(limited.Cases.Single().Units, Is.EqualTo([0, 0]));
        Assert.That((limited.Cases.Single().Probability, limited.Untold), Is.EqualTo((1.0, 0.75 + 0.5)));
    }

    [Test]
    public void LimitedBeyondAll_StaysTheSame() => Assert.That(Both.Limited(2), Is.SameAs(Both));
}
