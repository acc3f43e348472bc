namespace ProcessChain.Tests;

internal sealed class ScheduleTests
{
    [TestCase(0.0, 1e-3)]
    [TestCase(0.3, 1e-3)]
    [TestCase(0.65, 1e-4, Description = "half of the way from 1e-3 to 1e-5, geometrically")]
    [TestCase(1.0, 1e-5)]
    public void LearningRate_HeldThenFalling_IsGeometric(double progress, double expected)
    {
        var schedule = new LearningRateSchedule(1e-3, Hold: 0.3, Final: 1e-5, Decay: 0);
        Assert.That(schedule.At(progress, 1000), Is.EqualTo(expected).Within(1e-6 * expected));
    }

    [Test]
    public void LearningRate_Decay_DividesByOnePlusDecayTimesUpdates()
    {
        var schedule = new LearningRateSchedule(0.1, Hold: 1, Final: 1, Decay: 0.5);
        Assert.That(schedule.At(1, updates: 0), Is.EqualTo(0.1f));
        Assert.That(schedule.At(1, updates: 8), Is.EqualTo(0.02f));
    }

    [TestCase(0.0, 1.0)]
    [TestCase(0.15, 0.55)]
    [TestCase(0.3, 0.1)]
    [TestCase(0.9, 0.1)]
    public void Exploration_Annealed_IsLinearThenConstant(double progress, double expected)
    {
        var definition = new DeepQDefinition
        {
            Epsilon = 1,
            FinalEpsilon = 0.1,
            EpsilonAnnealing = 0.3,
        };
        Assert.That(definition.EpsilonAt(progress, 0), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Exploration_NotAnnealed_StaysButForItsDecay()
    {
        var definition = new DeepQDefinition
        {
            Epsilon = 0.3,
            FinalEpsilon = 0.9,
            EpsilonDecay = 0.01,
        };
        Assert.That(definition.EpsilonAt(1, decisions: 0), Is.EqualTo(0.3));
        Assert.That(definition.EpsilonAt(1, decisions: 200), Is.EqualTo(0.1).Within(1e-12));
    }
}
