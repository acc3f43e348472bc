namespace ProcessChain;

/// <summary>
/// What proximal policy optimisation minimises: the mean over a batch of −min(r Â, clip(r, 1−ε, 1+ε) Â) + c_V L_V − c_H H
/// + β KL(π_old‖π), the loss of value L_V, the entropy H and the divergence each with its weight (Schulman et al. 2017,
/// equations 8 and 9).
/// </summary>
internal sealed record PpoObjective
{
    /// <summary>ε of the policy, in (0, 1).</summary>
    public float Clip { get; init; } = 0.2f;

    /// <summary>L_V.</summary>
    public ValueLoss ValueLoss { get; init; } = ValueLoss.Mse;

    /// <summary>ε of those losses of value that clip, above 0.</summary>
    public float ValueClip { get; init; } = 0.2f;

    /// <summary>c_V, 0 or more.</summary>
    public float ValueWeight { get; init; } = 0.5f;

    /// <summary>c_H, 0 or more.</summary>
    public float EntropyWeight { get; init; }

    /// <summary>The norm to which the gradients of all parameters together are limited, above 0; infinite for no limit.</summary>
    public float MaxGradientNorm { get; init; } = 0.5f;
}
