namespace ProcessChain.Tests;

public class ResourceTests
{
    private Trace trace = new();

    private Simulation Simulation => trace.Simulation;

    [SetUp]
    public void Begin() => trace = new();

    [Test]
    public void MoreUsersThanPlaces_PlacesAreGivenInOrderOfArrival()
    {
        var resource = new Resource(Simulation, 2);
        Simulation.Process(Use(resource, "a", 3));
        Simulation.Process(Use(resource, "b", 1));
        Simulation.Process(Use(resource, "c", 1));
        Simulation.Process(Use(resource, "d", 1));
        Simulation.Run();
        trace.AssertIs(
            "0 a has",
            "0 b has",
            "1 b leaves",
            "1 c has",
            "2 c leaves",
            "2 d has",
            "3 a leaves",
            "3 d leaves"
        );
    }

    [Test]
    public void PlaceIsReleased_NextRequestWaitsForTheReleaseToBeProcessed()
    {
        var resource = new Resource(Simulation);
        var first = resource.Request();
        var second = resource.Request();
        Simulation.Run();
        trace.NoteProcessing(Simulation.TimeoutD(0), "queued before");
        trace.NoteProcessing(second, "second");
        var release = resource.Release(first);
        Assert.That((release.Request, second.IsTriggered, resource.InUse), Is.EqualTo((first, false, 0)));
        Simulation.Run();
        trace.AssertIs("0 queued before", "0 second");
        Assert.That((resource.InUse, resource.Remaining, resource.Capacity), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public void WaitingRequestIsDisposed_IsWithdrawn()
    {
        var resource = new Resource(Simulation);
        resource.Request();
        var impatient = resource.Request();
        var patient = resource.Request();
        impatient.Dispose();
        resource.Request();
        trace.On(1, () => Assert.That(patient.IsTriggered, Is.False));
        Simulation.Run();
        Assert.That((impatient.IsTriggered, resource.InUse), Is.EqualTo((false, 1)));
    }

    [Test]
    public void RequestIsReleasedTwice_Throws()
    {
        var resource = new Resource(Simulation);
        var request = resource.Request();
        request.Dispose();
        Assert.That(() => resource.Release(request), Throws.TypeOf<InvalidOperationException>());
    }

    [Test]
    public void LastPlaceIsGivenAndReturned_SignalsComeInFixedOrder()
    {
        var resource = new Resource(Simulation);
        trace.NoteProcessing(resource.WhenChange(), "change");
        trace.NoteProcessing(resource.WhenEmpty(), "empty");
        var request = resource.Request();
        Simulation.RunD(1);
        trace.NoteProcessing(resource.WhenChange(), "change");
        trace.NoteProcessing(resource.WhenFull(), "full");
        trace.NoteProcessing(resource.WhenAny(), "any");
        trace.On(1, () => request.Dispose());
        Simulation.Run();
        trace.AssertIs("0 empty", "0 change", "1 any", "1 full", "1 change");
    }

    [Test]
    public void StateIsReachedAlready_SignalIsTriggeredAtOnce()
    {
        var resource = new Resource(Simulation);
        Assert.That(resource.WhenAny().IsTriggered, Is.True);
        Assert.That(resource.WhenFull().IsTriggered, Is.True);
        resource.Request();
        Assert.That(resource.WhenEmpty().IsTriggered, Is.True);
        Assert.That(resource.WhenAny().IsTriggered, Is.False);
    }

    [Test]
    public void ProcessRequests_OwnerAndTimeAreKnown()
    {
        Simulation.RunD(2);
        var request = new Resource(Simulation).Request();
        Assert.That((request.Owner, request.Time), Is.EqualTo(((Process?)null, new DateTime(2000, 1, 3))));
    }

    [Test]
    public void CapacityIsImpossible_Throws() =>
        Assert.That(() => new Resource(Simulation, 0), Throws.TypeOf<ArgumentException>());

    private IEnumerable<Event> Use(Resource resource, string name, double days)
    {
        using (var request = resource.Request())
        {
            yield return request;
            trace.Note($"{name} has");
            yield return Simulation.TimeoutD(days);
            trace.Note($"{name} leaves");
        }
    }
}
