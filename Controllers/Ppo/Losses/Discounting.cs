namespace ProcessChain;

/// <summary>How much later rewards count.</summary>
/// <param name="Discount">γ of a step, in [0, 1].</param>
/// <param name="Lambda">λ of a step, in [0, 1].</param>
internal readonly record struct Discounting(double Discount, double Lambda);
