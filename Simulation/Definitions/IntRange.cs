namespace ProcessChain;

/// <summary>The integers from <paramref name="Low"/> to <paramref name="High"/>, both included. Written [low, high] in definition files.</summary>
/// <param name="Low">The smallest value.</param>
/// <param name="High">The largest value; not below <paramref name="Low"/>.</param>
internal readonly record struct IntRange(int Low, int High)
{
    /// <inheritdoc/>
    public override string ToString() => $"[{Low}, {High}]";
}
