namespace ProcessChain;

/// <summary>A number of every episode of a block, on a <see cref="Tape"/>; or a known one, which is on none until it meets another.</summary>
internal readonly struct Number : IScalar<Number>
{
    private readonly Tape? tape;
    private readonly double known;

    internal Number(Tape tape, int place) => (this.tape, Place) = (tape, place);

    private Number(double known) => this.known = known;

    /// <summary>Where on the tape it stands.</summary>
    public int Place { get; }

    private bool IsNone => tape is null && known == 0;

    public static Number operator +(Number a, Number b) => Sum(a, b, 1);

    public static Number operator -(Number a, Number b) => Sum(a, b, -1);

    public static Number operator *(Number a, double factor)
    {
        if (a.tape is null)
            return new(a.known * factor);
        return factor == 1 ? a : a.tape.Add(TapeCode.Scale, a.Place, a.Place, (float)factor);
    }

    public static Number operator *(Number a, Number b)
    {
        if (a.tape is null)
            return b * a.known;
        return b.tape is null ? a * b.known : a.tape.Add(TapeCode.Multiply, a.Place, b.Place);
    }

    public static Number Of(double value) => new(value);

    public static Number Smaller(Number a, Number b) =>
        a.tape is null && b.tape is null ? new(Math.Min(a.known, b.known)) : Join(TapeCode.Smaller, a, b);

    public static Number Larger(Number a, Number b) =>
        a.tape is null && b.tape is null ? new(Math.Max(a.known, b.known)) : Join(TapeCode.Larger, a, b);

    public static Number Root(Number a) =>
        a.tape is null ? new(Math.Sqrt(a.known)) : a.tape.Add(TapeCode.Root, a.Place, a.Place);

    /// <summary>The number on a tape, a known one as a constant.</summary>
    public Number On(Tape place) => tape is null ? place.Constant(known) : this;

    private static Number Sum(Number a, Number b, int sign)
    {
        if (a.tape is null && b.tape is null)
            return new(a.known + (sign * b.known));
        if (b.IsNone)
            return a;
        if (a.IsNone)
            return b * sign;
        return Join(TapeCode.Sum, a, b, sign);
    }

    private static Number Join(TapeCode code, Number a, Number b, float factor = 0)
    {
        var shared = (a.tape ?? b.tape)!;
        return shared.Add(code, a.On(shared).Place, b.On(shared).Place, factor);
    }
}
