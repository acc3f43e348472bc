using Google.OrTools.LinearSolver;

namespace ProcessChain.Tests;

/// <summary>
/// The best plan of a network whose demand is known, as a linear program that OR-Tools solves: stocks, shipments and sales by period, with
/// nothing of the flow that we solve. Without order costs, overselling and negative demand.
/// </summary>
internal sealed class NetworkProgram
{
    private readonly NetworkDefinition network;
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly Dictionary<Variable, double> money = [];

    private NetworkProgram(NetworkDefinition network) => this.network = network;

    public static double Optimum(NetworkDefinition network, int[] demand)
    {
        var program = new NetworkProgram(network);
        using (program.solver)
            return program.Solve(demand);
    }

    private double Solve(int[] demand)
    {
        var shipped = Rows(network.Periods, network.Orders);
        var sold = Rows(network.Periods, network.Markets);
        var unfilled = Rows(network.Periods, network.Markets);
        var stocks = Rows(network.Periods + 1, network.StockNames.Count);
        foreach (var (n, name) in network.StockNames.Index())
        {
            var initial = Node(name).InitialInventory ?? 0;
            stocks[0][n].SetBounds(initial, initial);
            for (var t = 0; t < network.Periods; t++)
                Keep(name, n, t, stocks, shipped, sold);
        }
        for (var t = 0; t < network.Periods; t++)
        {
            for (var m = 0; m < network.Markets; m++)
                Serve(m, t, demand[(t * network.Markets) + m], sold, unfilled);
            for (var i = 0; i < network.Orders; i++)
                Pay(network.OrderLinks[i], t, shipped[t][i]);
        }
        foreach (var (variable, coefficient) in money)
            solver.Objective().SetCoefficient(variable, coefficient);
        solver.Objective().SetMaximization();
        Assert.That(solver.Solve(), Is.EqualTo(Solver.ResultStatus.OPTIMAL));
        return solver.Objective().Value();
    }

    /// <summary>A node ships from what it has at the start, gets what arrives, and sells.</summary>
    private void Keep(string name, int n, int t, Variable[][] stocks, Variable[][] shipped, Variable[][] sold)
    {
        var node = Node(name);
        var balance = solver.MakeConstraint(0, 0);
        balance.SetCoefficient(stocks[t][n], 1);
        balance.SetCoefficient(stocks[t + 1][n], -1);
        var capacity = solver.MakeConstraint(double.NegativeInfinity, node.Capacity ?? double.PositiveInfinity);
        var atHand = solver.MakeConstraint(double.NegativeInfinity, 0);
        atHand.SetCoefficient(stocks[t][n], -1);
        foreach (var (i, link) in network.OrderLinks.Index())
        {
            if (link.To == name && t >= link.LeadTime)
                balance.SetCoefficient(shipped[t - link.LeadTime!.Value][i], 1);
            if (link.From != name)
                continue;
            balance.SetCoefficient(shipped[t][i], -1 / (node.Yield ?? 1));
            atHand.SetCoefficient(shipped[t][i], 1 / (node.Yield ?? 1));
            capacity.SetCoefficient(shipped[t][i], 1);
        }
        foreach (var (m, link) in network.MarketLinks.Index())
        {
            if (link.From == name)
                balance.SetCoefficient(sold[t][m], -1);
        }
        Earn(stocks[t + 1][n], t, -(node.HoldingCost ?? 0));
    }

    private void Serve(int m, int t, int demanded, Variable[][] sold, Variable[][] unfilled)
    {
        var link = network.MarketLinks[m];
        var rest = solver.MakeConstraint(demanded, demanded);
        rest.SetCoefficient(sold[t][m], 1);
        rest.SetCoefficient(unfilled[t][m], 1);
        if (network.Backlog && t > 0)
            rest.SetCoefficient(unfilled[t - 1][m], -1);
        Earn(sold[t][m], t, link.Price - Operating(link.From));
        Earn(unfilled[t][m], t, -(link.ShortageCost ?? 0));
    }

    private void Pay(NetworkLink link, int t, Variable units)
    {
        Earn(units, t, -link.Price);
        if (network.StockNames.Contains(link.From))
            Earn(units, t, link.Price - Operating(link.From));
        for (var s = t; s < Math.Min(t + link.LeadTime!.Value, network.Periods); s++)
            Earn(units, s, -(link.PipelineHoldingCost ?? 0));
    }

    private void Earn(Variable units, int period, double each) =>
        money[units] = money.GetValueOrDefault(units) + (Math.Pow(network.Discount, period) * each);

    private double Operating(string name) => (Node(name).OperatingCost ?? 0) / (Node(name).Yield ?? 1);

    private NetworkNode Node(string name) => network.Nodes.First(node => node.Key == name).Value;

    private Variable[][] Rows(int periods, int count) =>
        [.. Enumerable.Range(0, periods).Select(_ => Enumerable.Range(0, count).Select(_ => Make()).ToArray())];

    private Variable Make() => solver.MakeNumVar(0, double.PositiveInfinity, "");
}
