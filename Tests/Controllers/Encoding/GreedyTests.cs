namespace ProcessChain.Tests;

internal sealed class GreedyTests
{
    /// <summary>Few different values, so that there are ties, beside what is no number or without bounds.</summary>
    private static readonly float[] Values = [-1, 0, -0f, 1, 1, 2, float.NaN, float.NegativeInfinity];

    [TestCase(new float[] { 1, 3, 2 }, new[] { true, true, true }, ExpectedResult = 1)]
    [TestCase(new float[] { 1, 3, 2 }, new[] { true, false, true }, ExpectedResult = 2)]
    [TestCase(new float[] { 1, 3, 2 }, new[] { true, false, false }, ExpectedResult = 0)]
    [TestCase(new float[] { 2, 3, 3 }, new[] { true, true, true }, ExpectedResult = 1, Description = "a tie")]
    [TestCase(new float[] { -1, -1, -1 }, new[] { true, true, true }, ExpectedResult = 0, Description = "a tie")]
    public int Best_OfAllowed_IsTheHighestWithTheLowestNumber(float[] values, bool[] allowed) =>
        Greedy.Best(values, allowed);

    /// <summary>However many there are: whole vectors, and what is left over.</summary>
    [Test]
    public void Best_IsWhatALoopFinds([Values(1, 2, 7, 8, 9, 15, 16, 17, 24, 33)] int count)
    {
        var random = new Random(count);
        for (var draw = 0; draw < 2000; draw++)
        {
            float[] values = [.. Enumerable.Range(0, count).Select(_ => Values[random.Next(Values.Length)])];
            bool[] allowed = [true, .. Enumerable.Range(1, count - 1).Select(_ => random.Next(3) > 0)];
            var best = 0;
            for (var action = 1; action < count; action++)
            {
                if (allowed[action] && values[action] > values[best])
                    best = action;
            }
            Assert.That(Greedy.Best(values, allowed), Is.EqualTo(best), string.Join(' ', values.Zip(allowed)));
        }
    }
}
