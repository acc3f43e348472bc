namespace ProcessChain;

/// <summary>A record that is either written or read, so that each part of a state tells once, for both ways, what is kept of it.</summary>
internal abstract class StateArchive
{
    /// <summary>Whether numbers come out of the record; else they go into it.</summary>
    public abstract bool IsReading { get; }

    /// <summary>Keeps numbers, not how many: they are written, or overwritten with those that were.</summary>
    public abstract void Keep<T>(Span<T> values)
        where T : unmanaged;

    /// <summary>Keeps one number: the answer is the given one, or that which was written.</summary>
    public T Keep<T>(T value)
        where T : unmanaged
    {
        Keep(new Span<T>(ref value));
        return value;
    }

    /// <summary>Keeps a number that must be the same when it is read.</summary>
    /// <param name="value">The number.</param>
    /// <param name="meaning">What is told where it is not, e.g. <c>inputs:</c>.</param>
    /// <exception cref="InvalidDataException">Another one was written.</exception>
    public void Expect(int value, string meaning)
    {
        var found = Keep(value);
        if (found != value)
            throw new InvalidDataException($"The saved state has {meaning} {found}; {value} is expected.");
    }
}
