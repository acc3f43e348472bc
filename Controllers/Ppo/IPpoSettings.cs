namespace ProcessChain;

/// <summary>What sets the learning of any task; <see cref="PpoDefinition"/> tells what each of them is.</summary>
internal interface IPpoSettings
{
    NetworkKind Network { get; }

    Several<int> HiddenLayers { get; }

    Activation Activation { get; }

    PpoInitialisation Initialisation { get; }

    int Minibatch { get; }

    int Epochs { get; }

    PpoShuffling Shuffling { get; }

    double LearningRate { get; }

    double FinalLearningRate { get; }

    double Beta1 { get; }

    double Beta2 { get; }

    double OptimiserEpsilon { get; }

    double Gamma { get; }

    double Lambda { get; }

    double Clip { get; }

    AdvantageScope Advantages { get; }

    ValueLoss ValueLoss { get; }

    double ValueClip { get; }

    double ValueWeight { get; }

    double EntropyWeight { get; }

    double DivergenceWeight { get; }

    double DivergenceTarget { get; }

    double DivergenceLimit { get; }

    double ClipNorm { get; }

    PpoRewards Rewards { get; }

    double RewardFactor { get; }
}

internal static class PpoSchedules
{
    /// <summary>α when a share of the training is over, in [0, 1].</summary>
    public static float LearningRateAt(this IPpoSettings settings, double progress) =>
        (float)((settings.LearningRate * (1 - progress)) + (settings.FinalLearningRate * progress));
}
