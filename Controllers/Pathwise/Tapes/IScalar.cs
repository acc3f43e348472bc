namespace ProcessChain;

/// <summary>
/// A number that a model computes with: one of a single episode, <see cref="Real"/>, or those of many at once on a tape,
/// <see cref="Number"/>. What is written for it is played, and differentiated, by the same lines.
/// </summary>
internal interface IScalar<T>
    where T : struct, IScalar<T>
{
    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator *(T a, double factor);

    /// <summary>A known number.</summary>
    static abstract T Of(double value);

    /// <summary>The smaller one.</summary>
    static abstract T Smaller(T a, T b);

    /// <summary>The larger one.</summary>
    static abstract T Larger(T a, T b);

    /// <summary>The square root of a number from 0.</summary>
    static abstract T Root(T a);
}

/// <summary>A number in double precision.</summary>
internal readonly record struct Real(double Value) : IScalar<Real>
{
    public static Real operator +(Real a, Real b) => new(a.Value + b.Value);

    public static Real operator -(Real a, Real b) => new(a.Value - b.Value);

    public static Real operator *(Real a, Real b) => new(a.Value * b.Value);

    public static Real operator *(Real a, double factor) => new(a.Value * factor);

    public static Real Of(double value) => new(value);

    public static Real Smaller(Real a, Real b) => a.Value < b.Value ? a : b;

    public static Real Larger(Real a, Real b) => a.Value > b.Value ? a : b;

    public static Real Root(Real a) => new(Math.Sqrt(a.Value));
}
