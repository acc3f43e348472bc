namespace ProcessChain;

/// <summary>Exploration: choices by chance.</summary>
internal static class UniformChoice
{
    /// <summary>An allowed choice, all equally likely.</summary>
    /// <param name="allowed">For each choice whether it is; at least one.</param>
    /// <param name="stream">Is drawn from once.</param>
    public static int Of(ReadOnlySpan<bool> allowed, RandomStream stream)
    {
        var left = stream.Next(allowed.Count(true));
        var choice = 0;
        while (!allowed[choice] || left-- > 0)
            choice++;
        return choice;
    }
}
