namespace ProcessChain.Tests;

/// <summary>
/// Newspapers are bought for 1 and sold for 3 to 0 … 9 customers, each number equally likely; those left over are worth
/// nothing. An episode has so many mornings. The best order is 6: to buy the q-th pays if 3 · P(D ≥ q) > 1, that is (10 − q)/10 > 1/3.
/// On holidays, every other morning, nobody comes, and the best order is 0. The state tells whether it is one.
/// </summary>
internal sealed class NewsvendorEnvironment(int mornings, StepEnd last = StepEnd.Terminated) : IRolloutEnvironment
{
    public const int Best = 6;
    public const int MostCustomers = 9;

    private RandomStream customers = new(0);
    private int morning;

    public double Goal { get; private set; }

    private bool IsHoliday => morning % 2 == 1;

    public static RolloutTask Task(int mornings, Func<ActionDistribution> distribution, int free) =>
        new(new PolicyTask(1, free, distribution))
        {
            Environment = () => new NewsvendorEnvironment(mornings),
            Discounting = new(0.99, 0.95),
        };

    public void Reset(EpisodeSeed seed)
    {
        customers = seed.Stream("customer");
        (morning, Goal) = (0, 0);
    }

    public void Observe(Span<float> state) => state[0] = IsHoliday ? 1 : 0;

    public void WriteMask(Span<bool> allowed)
    {
        for (var order = 0; order < allowed.Length; order++)
            allowed[order] = order <= 3;
    }

    public RolloutStep Step(ReadOnlySpan<float> action)
    {
        var order = Math.Clamp(action[0], 0, MostCustomers);
        var demand = customers.Next(MostCustomers + 1);
        var reward = (IsHoliday ? 0 : 3 * Math.Min(order, demand)) - order;
        Goal += reward;
        morning++;
        return new RolloutStep(reward, Pays: true, morning < mornings ? StepEnd.None : last);
    }
}
