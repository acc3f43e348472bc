namespace ProcessChain.Kernel;

/// <summary>What is asked of a <see cref="Store"/>, <see cref="Container"/> or <see cref="Resource"/>; succeeds when it is granted.</summary>
internal abstract class Claim(Simulation environment) : Event(environment)
{
    /// <summary>When it was asked for.</summary>
    public DateTime Time { get; } = environment.Now;

    /// <summary>The process that asked for it; null outside processes.</summary>
    public Process? Owner { get; } = environment.ActiveProcess;
}
