namespace ProcessChain;

/// <summary>What is learned from: a step from one state of a <see cref="ReplayMemory"/> to another, which is the same or a later one.</summary>
/// <param name="State">Where an action was taken, and what came of it is kept.</param>
/// <param name="NextState">From where the return is bootstrapped.</param>
internal readonly record struct Transition(int State, int NextState);

/// <summary>An action and what came of it.</summary>
/// <param name="Action">The action, or <see cref="ReplayMemory.Filler"/>.</param>
/// <param name="Return">Discounted sum of the rewards up to the next state.</param>
/// <param name="Baseline">By how much the return falls when every reward is one less.</param>
/// <param name="Discount">γ to the power of the steps up to the next state; 0 where the world ends there.</param>
internal readonly record struct Experience(int Action, float Return, float Baseline, float Discount);
