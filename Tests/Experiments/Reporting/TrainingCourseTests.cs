namespace ProcessChain.Tests;

internal sealed class TrainingCourseTests
{
    private static readonly Goal Cost = new("cost", "cost", "money", Minimise: true);
    private static readonly Goal Reward = new("reward", "reward", "money", Minimise: false);

    [Test]
    public void FewIterations_AreTakenOneByOne() =>
        Assert.That(TrainingCourse.Of(Cost, [9, 2, 4]), Is.EqualTo(new TrainingCourse(3, 1, 9, 2, 4)));

    [Test]
    public void ManyIterations_AreTakenByTenths()
    {
        var costs = Enumerable.Range(1, 20).Select(episode => episode is 7 or 8 ? 0.5 : episode).ToList();
        Assert.That(TrainingCourse.Of(Cost, costs), Is.EqualTo(new TrainingCourse(20, 2, 1.5, 0.5, 19.5)));
        Assert.That(TrainingCourse.Of(Reward, costs).Best, Is.EqualTo(19.5));
    }

    [TestCase(8, 10, true)]
    [TestCase(8, 10.01, false)]
    [TestCase(10, 10.01, false)]
    public void Converged_IsNearItsBestAndNotFarFromTheBaseline(double best, double last, bool converged) =>
        Assert.That(new TrainingCourse(10, 1, 500, best, last).Converged(Cost, baseline: 1), Is.EqualTo(converged));

    [TestCase(100, 75, true)]
    [TestCase(100, 74.9, false)]
    [TestCase(-100, -125, true)]
    [TestCase(-100, -126, false)]
    public void Rewards_ConvergeNearTheirBest(double best, double last, bool converged) =>
        Assert.That(new TrainingCourse(10, 1, 0, best, last).Converged(Reward, baseline: 90), Is.EqualTo(converged));
}
