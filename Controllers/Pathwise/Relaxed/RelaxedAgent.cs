namespace ProcessChain;

/// <summary>A test agent: the model takes over what is seen and tells the orders.</summary>
/// <param name="system">The system.</param>
/// <param name="model">Its model.</param>
/// <param name="take">Takes over what can be seen.</param>
/// <param name="corrections">What was learned.</param>
internal sealed class RelaxedAgent<TView>(
    RelaxedSystem system,
    RelaxedModel<Real> model,
    Action<TView> take,
    LearnedCorrections corrections
) : Controller<TView>
    where TView : SystemView
{
    private readonly Real[] orders = new Real[system.Places];

    public override void Decide(TView view, Span<double> action)
    {
        take(view);
        corrections.Order(model, view.Period, orders);
        for (var place = 0; place < orders.Length; place++)
            action[place] = orders[place].Value;
    }
}
