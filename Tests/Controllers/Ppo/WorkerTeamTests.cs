namespace ProcessChain.Tests;

internal sealed class WorkerTeamTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    public void Run_OnAnyNumberOfThreads_DoesEveryTaskOnce(int workers)
    {
        using var team = new WorkerTeam(workers);
        var done = new int[100];
        for (var round = 0; round < 50; round++)
            team.Run(done.Length, task => System.Threading.Interlocked.Increment(ref done[task]));
        Assert.That(done, Is.All.EqualTo(50));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Run_WithTasksThatFail_ThrowsWhatTheFirstOfThemThrew(int workers)
    {
        using var team = new WorkerTeam(workers);
        for (var round = 0; round < 20; round++)
        {
            var failure = Assert.Throws<InvalidDataException>(() => team.Run(40, Fail))!;
            Assert.That(failure.Message, Is.EqualTo("7"));
        }
        team.Run(1, _ => { });

        static void Fail(int task)
        {
            if (task >= 7)
                throw new InvalidDataException($"{task}");
        }
    }

    [Test]
    public void Run_AfterTheFirstTime_DoesNotAllocate()
    {
        using var team = new WorkerTeam(1);
        Action<int> work = _ => { };
        team.Run(10, work);
        var before = GC.GetAllocatedBytesForCurrentThread();
        team.Run(10, work);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
