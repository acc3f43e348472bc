namespace ProcessChain.Tests;

internal sealed class GreedyTests
{
    [TestCase(new float[] { 1, 3, 2 }, new[] { true, true, true }, ExpectedResult = 1)]
    [TestCase(new float[] { 1, 3, 2 }, new[] { true, false, true }, ExpectedResult = 2)]
    [TestCase(new float[] { 1, 3, 2 }, new[] { true, false, false }, ExpectedResult = 0)]
    [TestCase(new float[] { 2, 3, 3 }, new[] { true, true, true }, ExpectedResult = 1, Description = "a tie")]
    [TestCase(new float[] { -1, -1, -1 }, new[] { true, true, true }, ExpectedResult = 0, Description = "a tie")]
    public int Best_OfAllowed_IsTheHighestWithTheLowestNumber(float[] values, bool[] allowed) =>
        Greedy.Best(values, allowed);
}
