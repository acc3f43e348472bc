namespace ProcessChain;

/// <summary>What a training along gradients through a model needs to know of model and policy.</summary>
internal abstract class PathwiseProblem
{
    /// <summary>Gradient steps.</summary>
    public abstract int Steps { get; }

    /// <summary>Episodes in one of them.</summary>
    public abstract int BatchEpisodes { get; }

    /// <summary>Parts in which the steps are told.</summary>
    public abstract int Iterations { get; }

    /// <summary>Periods of an episode.</summary>
    public abstract int Periods { get; }

    /// <summary>The unit of gradients.</summary>
    public abstract float Money { get; }

    /// <summary>The parameters with which the training begins.</summary>
    public abstract IReadOnlyList<ParameterGroup> CreateParameters(long seed);

    /// <summary>What computes gradients, in a thread of its own.</summary>
    public abstract IPathwiseWorker CreateWorker();

    /// <summary>Keeps what distinguishes this training from others.</summary>
    /// <exception cref="InvalidDataException">Those of another were written.</exception>
    public abstract void KeepSettings(StateArchive state);

    /// <summary>Writes a test agent with the given parameters.</summary>
    public abstract void WriteAgent(IReadOnlyList<ParameterGroup> groups, Stream destination);
}

/// <summary>Plays blocks of episodes forwards and backwards.</summary>
internal interface IPathwiseWorker
{
    /// <summary>What comes of blocks of episodes, one after the other, with the given parameters.</summary>
    /// <param name="blocks">Their numbers: a block has the same episodes whoever plays it.</param>
    /// <param name="seed">Of the training.</param>
    /// <param name="parameters">Of all groups.</param>
    /// <param name="sums">Receives it.</param>
    void Learn(IEnumerable<long> blocks, long seed, ReadOnlySpan<float> parameters, PathwiseSums sums);
}
