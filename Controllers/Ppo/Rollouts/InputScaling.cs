namespace ProcessChain;

/// <summary>How states become inputs: as they are, or (s − shift) · factor, limited to ±10, where the moments are learned.</summary>
internal sealed class InputScaling
{
    private const float Limit = 10;
    private const double Smallest = 1e-8;

    private readonly float[] shifts;
    private readonly float[] factors;
    private readonly RunningMoments? moments;

    /// <param name="inputs">Numbers of a state.</param>
    /// <param name="isRunning">Whether they are scaled to mean 0 and deviation 1 of all states seen so far.</param>
    public InputScaling(int inputs, bool isRunning)
    {
        shifts = new float[isRunning ? inputs : 0];
        factors = new float[shifts.Length];
        Array.Fill(factors, 1);
        moments = isRunning ? new RunningMoments(inputs) : null;
    }

    /// <summary>Whether states must be seen before it is of use.</summary>
    public bool IsNew => moments is { Count: 0 };

    public void Apply(ReadOnlySpan<float> state, Span<float> input)
    {
        if (moments is null)
        {
            state.CopyTo(input);
            return;
        }
        for (var i = 0; i < state.Length; i++)
            input[i] = Math.Clamp((state[i] - shifts[i]) * factors[i], -Limit, Limit);
    }

    /// <summary>Adds what <see cref="Apply"/> does to a model.</summary>
    public void AddTo(OnnxModel model)
    {
        if (moments is not null)
            model.Standardised(shifts, factors, Limit);
    }

    /// <summary>
    /// Turns the states of a rollout into the inputs that the policy had when it acted, and then learns from the states for
    /// the next rollout.
    /// </summary>
    public void Convert(Rollout rollout)
    {
        for (var row = 0; moments is not null && row < rollout.Shape.Rows; row++)
        {
            var state = rollout.State(row);
            moments.Add(state);
            Apply(state, state);
        }
        Adopt();
    }

    /// <summary>Keeps what <see cref="Apply"/> does.</summary>
    public void KeepScale(StateArchive state)
    {
        state.Keep<float>(shifts);
        state.Keep<float>(factors);
    }

    /// <summary>Keeps also what it goes on learning from.</summary>
    public void Keep(StateArchive state)
    {
        KeepScale(state);
        moments?.Keep(state);
    }

    private void Adopt()
    {
        for (var i = 0; moments is not null && i < factors.Length; i++)
        {
            shifts[i] = (float)moments.Mean(i);
            factors[i] = (float)(1 / Math.Sqrt(moments.Variance(i) + Smallest));
        }
    }
}
