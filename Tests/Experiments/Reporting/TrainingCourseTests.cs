namespace ProcessChain.Tests;

internal sealed class TrainingCourseTests
{
    private const double Baseline = 1;

    [Test]
    public void FewEpisodes_AreTakenOneByOne() =>
        Assert.That(TrainingCourse.Of([9, 2, 4]), Is.EqualTo(new TrainingCourse(3, 1, 9, 2, 4)));

    [Test]
    public void ManyEpisodes_AreTakenByTenths()
    {
        var costs = Enumerable.Range(1, 20).Select(episode => episode is 7 or 8 ? 0.5 : episode).ToList();
        Assert.That(TrainingCourse.Of(costs), Is.EqualTo(new TrainingCourse(20, 2, 1.5, 0.5, 19.5)));
    }

    [TestCase(8, 10, true)]
    [TestCase(8, 10.01, false)]
    [TestCase(10, 10.01, false)]
    public void Converged_IsNearItsLowestAndLow(double lowest, double last, bool converged) =>
        Assert.That(new TrainingCourse(10, 1, 500, lowest, last).Converged(Baseline), Is.EqualTo(converged));
}
