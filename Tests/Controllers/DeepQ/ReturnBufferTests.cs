namespace ProcessChain.Tests;

/// <summary>States are numbered by their time; the reward of the action taken at time t is 10^t; γ = ½.</summary>
internal sealed class ReturnBufferTests
{
    private static readonly bool[] Allowed = [true, true];

    private ReplayMemory memory = null!;

    [SetUp]
    public void Empty() => memory = ReplayRows.Empty(100, 1, 2);

    [Test]
    public void OneStep_EveryStep_IsItsOwnTransition()
    {
        var returns = new ReturnBuffer(memory, 1, 0.5);
        Steps(returns, 0, 2);
        Assert.That(Transitions(), Is.EqualTo(new[] { (0, 1f, 0.5f, 1), (1, 10f, 0.5f, 2) }));
    }

    [Test]
    public void ThreeSteps_FirstComplete_SumsThreeDiscountedRewards()
    {
        var returns = new ReturnBuffer(memory, 3, 0.5);
        Steps(returns, 0, 4);
        Assert.That(Transitions(), Is.EqualTo(new[] { (0, 1 + 5f + 25, 0.125f, 3), (1, 10 + 50f + 250, 0.125f, 4) }));
    }

    [Test]
    public void ThreeSteps_CutOff_BootstrapsEveryPartFromTheLastState()
    {
        var returns = new ReturnBuffer(memory, 3, 0.5);
        Steps(returns, 0, 1);
        returns.Add(At(1), 1, 10, pays: true);
        returns.Cut(At(2), terminal: false);
        Assert.That(Transitions(), Is.EqualTo(new[] { (0, 1 + 5f, 0.25f, 2), (1, 10f, 0.5f, 2) }));
    }

    [Test]
    public void FullBuffer_CutTerminal_BootstrapsNothing()
    {
        var returns = new ReturnBuffer(memory, 2, 0.5);
        Steps(returns, 0, 1);
        returns.Add(At(1), 1, 10, pays: true);
        returns.Cut(At(2), terminal: true);
        Assert.That(Transitions(), Is.EqualTo(new[] { (0, 1 + 5f, 0f, 2), (1, 10f, 0f, 2) }));
    }

    [Test]
    public void UnfinishedSteps_Cleared_NeverReachTheMemory()
    {
        var returns = new ReturnBuffer(memory, 3, 0.5);
        Steps(returns, 0, 2);
        returns.Clear();
        Steps(returns, 5, 3);
        Assert.That(Transitions().Select(t => t.From), Is.EqualTo(new[] { 5 }));
    }

    [Test]
    public void Baseline_SomeStepsPay_CountsThoseOnly()
    {
        var returns = new ReturnBuffer(memory, 3, 0.5);
        returns.Add(At(0), 0, 0, pays: false);
        returns.Add(At(1), 0, 3, pays: true);
        returns.Add(At(2), 0, 5, pays: true);
        returns.Complete(At(3));
        Assert.That(memory.Baseline(0), Is.EqualTo(0.5f + 0.25f));
    }

    [Test]
    public void States_OfSeveralNumbers_AreKeptWhole()
    {
        memory = ReplayRows.Empty(10, 2, 2);
        var returns = new ReturnBuffer(memory, 3, 0.5);
        foreach (var t in Enumerable.Range(0, 4))
        {
            returns.Add(At(t, -t), t % 2, 1, pays: true);
            returns.Complete(At(t + 1, -t - 1));
        }
        returns.Cut(memory.AddState([4, -4], [false, true]), terminal: false);
        Assert.Multiple(() =>
        {
            Assert.That(
                Enumerable.Range(0, 4).Select(i => (memory.State(i)[0], memory.State(i)[1], memory.Action(i))),
                Is.EqualTo(new[] { (0f, -0f, 0), (1f, -1f, 1), (2f, -2f, 0), (3f, -3f, 1) })
            );
            Assert.That((memory.NextState(0)[0], memory.NextState(0)[1]), Is.EqualTo((3f, -3f)));
            Assert.That(memory.NextAllowed(3).ToArray(), Is.EqualTo(new[] { false, true }));
        });
    }

    private int At(params float[] state) => memory.AddState(state, Allowed);

    private void Steps(ReturnBuffer returns, int from, int count)
    {
        for (var t = from; t < from + count; t++)
        {
            returns.Add(At(t), t % 2, (float)Math.Pow(10, t), pays: true);
            returns.Complete(At(t + 1));
        }
    }

    private IEnumerable<(int From, float Sum, float Discount, int To)> Transitions() =>
        Enumerable
            .Range(0, memory.Count)
            .Select(i => ((int)memory.State(i)[0], memory.Return(i), memory.Discount(i), (int)memory.NextState(i)[0]));
}
