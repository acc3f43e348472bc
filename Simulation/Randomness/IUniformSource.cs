namespace ProcessChain;

/// <summary>A generator of uniform random numbers, from which distributions draw.</summary>
public interface IUniformSource
{
    /// <summary>The next 32 random bits.</summary>
    uint NextWord();

    /// <summary>A uniform number in [0, 1) with 53 random bits.</summary>
    double NextDouble();
}
