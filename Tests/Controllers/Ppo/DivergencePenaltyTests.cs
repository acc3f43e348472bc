namespace ProcessChain.Tests;

internal sealed class DivergencePenaltyTests
{
    [TestCase(0.021, ExpectedResult = 0.3f)]
    [TestCase(0.019, ExpectedResult = 0.2f)]
    [TestCase(0.0051, ExpectedResult = 0.2f)]
    [TestCase(0.0049, ExpectedResult = 0.1f)]
    public float Weight_AfterAnUpdate_FollowsRllibsRule(double divergence)
    {
        var penalty = new DivergencePenalty(0.2f, 0.01f);
        penalty.Adapt(divergence);
        return MathF.Round(penalty.Weight, 6);
    }

    [Test]
    public void Weight_WithoutATarget_Stays()
    {
        var penalty = new DivergencePenalty(0.2f, 0);
        penalty.Adapt(5);
        Assert.That(penalty.Weight, Is.EqualTo(0.2f));
    }
}
