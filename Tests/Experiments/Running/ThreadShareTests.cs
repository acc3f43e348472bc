using System.Threading;

namespace ProcessChain.Tests;

internal sealed class ThreadShareTests
{
    [Test]
    public void Ask_OfThoseThatWait_TheLongestIsNext()
    {
        var share = new ThreadShare(1);
        var taken = share.Ask(0);
        double[] works = [3, 9, 1, 7];
        var waiting = works.Select(share.Ask).ToList();
        foreach (var next in new[] { 9, 7, 3, 1 })
        {
            Assert.That(waiting.Select(turn => turn.IsCompleted), Is.EqualTo(works.Select(work => work > next)));
            taken.Result.Dispose();
            taken = waiting[Array.IndexOf(works, next)];
            Assert.That(taken.IsCompleted);
        }
    }

    [Test]
    public void Ask_IsGrantedToAsManyAsThereAreThreads()
    {
        var share = new ThreadShare(3);
        var turns = Enumerable.Range(0, 5).Select(_ => share.Ask(1)).ToList();
        Assert.That(turns.Count(turn => turn.IsCompleted), Is.EqualTo(3));
        foreach (var turn in turns.Where(turn => turn.IsCompleted).ToList())
            turn.Result.Dispose();
        Assert.That(turns.Count(turn => turn.IsCompleted), Is.EqualTo(5));
        Assert.That(share.Ask(1).IsCompleted, "One of three is free.");
        Assert.That(share.Ask(1).IsCompleted, Is.False);
    }

    [Test]
    public void Enter_Stopped_Throws()
    {
        var share = new ThreadShare(1);
        using var taken = share.Enter(1, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        stop.CancelAfter(1);
        Assert.That(() => share.Enter(1, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
