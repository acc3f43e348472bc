using System.Threading;

namespace ProcessChain.Tests;

/// <summary>What is said while something takes long.</summary>
internal sealed class HeartbeatTests
{
    [TestCase(0, 1)]
    [TestCase(3600, 0)]
    public void WhereNothingIsRedrawn_ALineIsSaidAfterTheLongestSilence(int seconds, int least)
    {
        using var written = new StringWriter();
        var heartbeat = new Heartbeat(new Screen(written, 80, CanRedraw: false))
        {
            LongestSilence = TimeSpan.FromSeconds(seconds),
        };
        var result = heartbeat.While(_ => throw new AssertionException("Drawn."), () => "still at it", Work(1500));
        var lines = written.ToString().Split(System.Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Multiple(() =>
        {
            Assert.That(result, Is.EqualTo(7));
            Assert.That(lines, Has.All.EqualTo("still at it"));
            Assert.That(lines, Has.Length.InRange(least, 5 * least));
        });
    }

    [Test]
    public void InATerminal_WhatIsSaidStays_AndWhatIsDrawnIsGoneInTheEnd()
    {
        using var written = new StringWriter();
        var heartbeat = new Heartbeat(new Screen(written, 30, CanRedraw: true));
        heartbeat.While(
            width => ["one", new string('x', width + 9)],
            () => throw new AssertionException("Said."),
            () =>
            {
                Thread.Sleep(600);
                heartbeat.Say("half of it is done");
                return Work(600)();
            }
        );
        var text = written.ToString().Replace("\r", "");
        Assert.That(text, Does.Contain("one\n" + new string('x', 29) + "\n\e[2A\e[J"));
        Assert.That(TerminalText.Of(text), Is.EqualTo("half of it is done\n"));
    }

    [Test]
    public void WorkThatFails_LeavesNothingDrawn()
    {
        using var written = new StringWriter();
        var heartbeat = new Heartbeat(new Screen(written, 30, CanRedraw: true));
        Assert.That(
            () =>
                heartbeat.While<int>(
                    _ => ["one"],
                    () => "",
                    () =>
                    {
                        Thread.Sleep(500);
                        throw new OperationCanceledException();
                    }
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(TerminalText.Of(written.ToString()), Is.Empty);
    }

    private static Func<int> Work(int milliseconds) =>
        () =>
        {
            Thread.Sleep(milliseconds);
            return 7;
        };
}
