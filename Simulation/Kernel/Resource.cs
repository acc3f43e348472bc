namespace ProcessChain.Kernel;

/// <summary>
/// A number of equal places (machines, workers) that are used for a while. Requests get a place in strict order of arrival;
/// a place that is given back goes to the next request when its <see cref="Kernel.Release"/> is processed.
/// </summary>
/// <example>
/// <code>
/// using (var request = machine.Request())
/// {
///     yield return request;
///     yield return simulation.TimeoutD(3);
/// }
/// </code>
/// </example>
/// <param name="environment">The simulation the resource belongs to.</param>
/// <param name="capacity">Number of places; 1 or more.</param>
internal class Resource(Simulation environment, int capacity = 1)
{
    private readonly LinkedList<Request> requests = new();
    private readonly HashSet<Request> users = [];
    private readonly SignalList whenAny = new(environment);
    private readonly SignalList whenFull = new(environment);
    private readonly SignalList whenEmpty = new(environment);
    private readonly SignalList whenChange = new(environment);

    public int Capacity { get; } =
        capacity > 0
            ? capacity
            : throw new ArgumentException($"A resource needs at least one place, not {capacity}.", nameof(capacity));

    public int InUse => users.Count;

    public int Remaining => Capacity - InUse;

    /// <summary>Asks for a place, or waits for one.</summary>
    public Request Request()
    {
        var request = new Request(environment, this);
        requests.AddLast(request);
        ServeRequests();
        return request;
    }

    /// <summary>Gives a place back, or withdraws a request that still waits for one.</summary>
    /// <returns>An event that succeeds at once; when it is processed the next request is served.</returns>
    public Release Release(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var waited = request.IsAlive;
        if (!(waited ? requests.Remove(request) : users.Remove(request)))
            throw new InvalidOperationException("The request neither has a place of this resource nor waits for one.");
        var release = new Release(environment, request);
        release.AddCallback(ServeRequests);
        release.Succeed();
        if (!waited)
        {
            whenAny.Release();
            whenFull.ReleaseIf(InUse == 0);
            whenChange.Release();
        }
        return release;
    }

    /// <summary>An event that succeeds as soon as a place is free; at once when one is.</summary>
    public Event WhenAny() => whenAny.Add(Remaining > 0);

    /// <summary>An event that succeeds as soon as all places are free; at once when they are.</summary>
    public Event WhenFull() => whenFull.Add(InUse == 0);

    /// <summary>An event that succeeds as soon as no place is free; at once when none is.</summary>
    public Event WhenEmpty() => whenEmpty.Add(Remaining == 0);

    /// <summary>An event that succeeds with the next place that is given or given back.</summary>
    public Event WhenChange() => whenChange.Add();

    private void ServeRequests(Event? processed = null)
    {
        while (Remaining > 0 && requests.First is { Value: var request })
        {
            requests.RemoveFirst();
            users.Add(request);
            request.Succeed();
            whenEmpty.ReleaseIf(Remaining == 0);
            whenChange.Release();
        }
    }
}

/// <summary>The event of a place of a <see cref="Resource"/> being given; disposing it gives the place back, or withdraws it.</summary>
internal sealed class Request(Simulation environment, Resource resource) : Claim(environment), IDisposable
{
    public void Dispose() => resource.Release(this);
}

/// <summary>The event of a place of a <see cref="Resource"/> being given back.</summary>
internal sealed class Release(Simulation environment, Request request) : Event(environment)
{
    public Request Request => request;
}
