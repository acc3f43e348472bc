namespace ProcessChain;

/// <summary>
/// A training on another system, from whose agent a training starts. What stands for what, the systems say: stations of chains
/// are counted from the customer, the one next to the resource stays that, and further ones in between are as the second.
/// </summary>
internal sealed record Pretraining
{
    /// <summary>The system on which it learns first.</summary>
    public required SystemDefinition System { get; init; }

    /// <summary>
    /// How it learns there; of the kind that starts from it, with the same hidden layers. Without <c>training</c> of its own as long as
    /// what follows. Each training is preceded by one of its own, which is repeated where a run is stopped within it.
    /// </summary>
    public required LearningDefinition Learner { get; init; }

    /// <summary>How long it learns.</summary>
    /// <param name="following">The budget of the training that starts from it.</param>
    public TrainingBudget BudgetBefore(TrainingBudget following) => Learner.Training ?? following;
}

/// <summary>An agent from which a training starts.</summary>
/// <param name="Learner">The settings by which it learned.</param>
/// <param name="System">Where it learned.</param>
/// <param name="Agent">What <see cref="ITraining.SaveAgent"/> wrote.</param>
internal sealed record LearnedStart(LearningDefinition Learner, SystemDefinition System, byte[] Agent);

/// <summary>Settings of trainings that can start from an agent of another system.</summary>
internal interface IPretrained
{
    /// <summary>What is learned before; null: nothing.</summary>
    Pretraining? StartFrom { get; }

    /// <summary>The same settings without it.</summary>
    LearningDefinition Afresh { get; }

    /// <summary>Why an agent of other settings and another system is no start; null where it is one.</summary>
    /// <param name="before">Settings and system, both valid.</param>
    /// <param name="system">The system of the training that would start from it.</param>
    Fault? Misfit(Pretraining before, SystemDefinition system);
}
