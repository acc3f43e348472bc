namespace ProcessChain;

/// <summary>A controller that can also learn from what its decisions led to.</summary>
public interface ILearningController : IController
{
    /// <summary>
    /// Called once after every <see cref="IController.Decide"/>, when the outcome of that decision is known and before
    /// the next one is asked for.
    /// </summary>
    /// <param name="outcome">What the decision led to, and the chain as the next decision will see it.</param>
    void Learn(in StepOutcome outcome);
}
