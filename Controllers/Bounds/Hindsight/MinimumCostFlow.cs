using System.Threading;

namespace ProcessChain;

/// <summary>An arc of a network, from node to node.</summary>
internal readonly record struct FlowArc(int From, int To);

/// <summary>
/// Flows of least cost to one sink, with real costs and whole capacities, by successive shortest paths with node potentials
/// (Ahuja, Magnanti &amp; Orlin, Network Flows, 1993, section 9.7). All flows are whole. Costs and capacities can change from
/// one problem to the next; solving does not allocate.
/// </summary>
/// <remarks>
/// Invariant: cost + potential(from) − potential(to) is not negative, but for rounding, for each arc with capacity left and,
/// backwards, for each arc in use. So no cycle of such arcs has a negative cost, and the flow is the best one from its sources.
/// </remarks>
internal sealed class MinimumCostFlow
{
    /// <summary>A capacity that nothing exceeds.</summary>
    public const int Unlimited = int.MaxValue / 2;

    // Arc k is two halves: 2k forward, and 2k + 1 back, which can carry as much as the forward one does.
    private readonly int sink;
    private readonly int[] heads;
    private readonly int[] firsts;
    private readonly int[] leaving;
    private readonly double[] costs;
    private readonly int[] capacities;
    private readonly int[] left;
    private readonly double[] distancesToSink;
    private readonly double[] potentials;
    private readonly double[] distances;
    private readonly int[] arrivals;
    private readonly bool[] settled;
    private readonly int[] reached;
    private readonly PriorityQueue<int, double> frontier;
    private int reachedCount;
    private bool costsChanged = true;
    private CancellationToken stop;

    public MinimumCostFlow(int nodes, int sink, IReadOnlyList<FlowArc> arcs)
    {
        this.sink = sink;
        heads = [.. arcs.SelectMany(arc => new[] { arc.To, arc.From })];
        leaving = [.. Enumerable.Range(0, heads.Length).OrderBy(half => heads[half ^ 1])];
        firsts = new int[nodes + 1];
        foreach (var head in heads)
            firsts[head + 1]++;
        for (var node = 0; node < nodes; node++)
            firsts[node + 1] += firsts[node];
        (costs, capacities, left) = (new double[heads.Length], new int[heads.Length], new int[heads.Length]);
        (distancesToSink, potentials, distances) = (new double[nodes], new double[nodes], new double[nodes]);
        (arrivals, settled, reached) = (new int[nodes], new bool[nodes], new int[nodes]);
        frontier = new(heads.Length + 1);
        Array.Fill(distances, double.PositiveInfinity);
    }

    /// <summary>The cost of the flow.</summary>
    public double Cost
    {
        get
        {
            var sum = 0.0;
            for (var half = 0; half < heads.Length; half += 2)
                sum += left[half + 1] * costs[half];
            return sum;
        }
    }

    /// <summary>Sets the cost of a unit on an arc, finite, from the next <see cref="Begin"/> on. No cycle may have a negative cost.</summary>
    public void SetCost(int arc, double cost)
    {
        costsChanged |= costs[2 * arc] != cost;
        (costs[2 * arc], costs[(2 * arc) + 1]) = (cost, -cost);
    }

    /// <summary>Sets the most units on an arc, 0 or more, from the next <see cref="Begin"/> on.</summary>
    public void SetCapacity(int arc, int units) => capacities[2 * arc] = units;

    /// <summary>Units on an arc.</summary>
    public int Flow(int arc) => left[(2 * arc) + 1];

    /// <summary>Begins a problem: nothing flows.</summary>
    public void Begin(CancellationToken stop = default)
    {
        this.stop = stop;
        capacities.CopyTo(left, 0);
        if (costsChanged)
            MeasureDistancesToSink();
        costsChanged = false;
        for (var node = 0; node < potentials.Length; node++)
            potentials[node] = -distancesToSink[node];
    }

    /// <summary>
    /// Sends at most so many units to the sink on the cheapest paths, while each costs less than the limit, and rearranges what
    /// was sent before where that is cheaper. Returns how many were sent.
    /// </summary>
    public int Send(int from, int units, double limit = double.PositiveInfinity)
    {
        var sent = 0;
        while (sent < units && TryFindPath(from) && -potentials[from] < limit)
        {
            stop.ThrowIfCancellationRequested();
            sent += Push(from, units - sent);
        }
        return sent;
    }

    /// <summary>Bellman and Ford, over all arcs, whatever their capacities.</summary>
    private void MeasureDistancesToSink()
    {
        Array.Fill(distancesToSink, double.PositiveInfinity);
        distancesToSink[sink] = 0;
        for (var pass = 0; Shorten(); pass++)
        {
            stop.ThrowIfCancellationRequested();
            if (pass == potentials.Length)
                throw new InvalidOperationException("A cycle of the network has a negative cost.");
        }
    }

    private bool Shorten()
    {
        var shortened = false;
        for (var half = heads.Length - 2; half >= 0; half -= 2)
        {
            var distance = costs[half] + distancesToSink[heads[half]];
            // Rounding alone must not look like a negative cycle.
            if (!(distance < distancesToSink[heads[half + 1]] - 1e-12))
                continue;
            distancesToSink[heads[half + 1]] = distance;
            shortened = true;
        }
        return shortened;
    }

    /// <summary>Dijkstra's shortest path by reduced costs; then changes the potentials so that those along it are 0.</summary>
    private bool TryFindPath(int from)
    {
        Reach(from, 0, arrival: -1);
        while (frontier.TryDequeue(out var node, out var distance) && !settled[sink])
        {
            if (settled[node])
                continue;
            settled[node] = true;
            if (node != sink)
                Leave(node, distance);
        }
        var found = settled[sink];
        var toSink = distances[sink];
        for (var i = 0; i < reachedCount; i++)
        {
            var node = reached[i];
            if (settled[node] && found)
                potentials[node] += distances[node] - toSink;
            (distances[node], settled[node]) = (double.PositiveInfinity, false);
        }
        reachedCount = 0;
        frontier.Clear();
        return found;
    }

    private void Leave(int node, double distance)
    {
        for (var i = firsts[node]; i < firsts[node + 1]; i++)
        {
            var half = leaving[i];
            var head = heads[half];
            if (left[half] == 0 || settled[head])
                continue;
            var next = distance + Math.Max(0, costs[half] + potentials[node] - potentials[head]);
            if (next < distances[head])
                Reach(head, next, half);
        }
    }

    private void Reach(int node, double distance, int arrival)
    {
        if (double.IsPositiveInfinity(distances[node]))
            reached[reachedCount++] = node;
        (distances[node], arrivals[node]) = (distance, arrival);
        frontier.Enqueue(node, distance);
    }

    /// <summary>Sends as many units along the path that was found as it can carry.</summary>
    private int Push(int from, int most)
    {
        var units = most;
        for (var node = sink; node != from; node = heads[arrivals[node] ^ 1])
            units = Math.Min(units, left[arrivals[node]]);
        for (var node = sink; node != from; node = heads[arrivals[node] ^ 1])
        {
            left[arrivals[node]] -= units;
            left[arrivals[node] ^ 1] += units;
        }
        return units;
    }
}
