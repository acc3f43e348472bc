namespace ProcessChain.Tests;

public class StoreTests
{
    private Trace trace = new();

    private Simulation Simulation => trace.Simulation;

    [SetUp]
    public void Begin() => trace = new();

    [Test]
    public void ItemsAreThere_GetTakesTheOldestWithinOneTurn()
    {
        var store = new Store(Simulation, ["first", "second"], capacity: 2);
        var get = store.Get();
        Assert.That((get.IsTriggered, get.IsProcessed, store.Count, store.Capacity), Is.EqualTo((true, false, 1, 2)));
        Simulation.Run();
        Assert.That((get.Value, get.IsProcessed), Is.EqualTo(("first", true)));
    }

    [Test]
    public void StoreIsFull_PutsWaitInOrderUntilAGetIsProcessed()
    {
        var store = new Store(Simulation, capacity: 1);
        foreach (var item in new[] { "a", "b", "c" })
            Simulation.Process(trace.WaitFor(store.Put(item), $"{item} is in"));
        trace.On(1, () => Simulation.Process(Get(store)));
        trace.On(2, () => Simulation.Process(Get(store)));
        Simulation.Run();
        trace.AssertIs("0 a is in", "1 got a", "1 b is in", "2 got b", "2 c is in");
        Assert.That(store.Count, Is.EqualTo(1));
    }

    [Test]
    public void ItemArrives_SignalsComeInFixedOrderAfterThePut()
    {
        var store = new Store(Simulation, capacity: 1);
        trace.NoteProcessing(store.WhenChange(), "change");
        trace.NoteProcessing(store.WhenFull(), "full");
        trace.NoteProcessing(store.WhenAny(), "any");
        trace.NoteProcessing(store.WhenNew(), "new");
        trace.On(1, () => trace.NoteProcessing(store.Put("item"), "put"));
        Simulation.Run();
        trace.AssertIs("1 put", "1 new", "1 any", "1 full", "1 change");
    }

    [Test]
    public void LastItemLeaves_SignalsComeAfterTheGet()
    {
        var store = new Store(Simulation, ["item"]);
        trace.NoteProcessing(store.WhenChange(), "change");
        trace.NoteProcessing(store.WhenEmpty(), "empty");
        trace.On(1, () => trace.NoteProcessing(store.Get(), "get"));
        Simulation.Run();
        trace.AssertIs("1 get", "1 empty", "1 change");
    }

    [Test]
    public void StateIsReachedAlready_SignalIsTriggeredAtOnce()
    {
        var empty = new Store(Simulation);
        var full = new Store(Simulation, ["item"], 1);
        Assert.That(
            new[] { empty.WhenEmpty(), full.WhenFull(), full.WhenAny() }.Select(e => e.IsTriggered),
            Is.All.True
        );
        Assert.That(
            new[] { full.WhenEmpty(), empty.WhenFull(), empty.WhenAny(), full.WhenNew(), full.WhenChange() }.Select(e =>
                e.IsTriggered
            ),
            Is.All.False
        );
    }

    [Test]
    public void ProcessPutsAndGets_OwnerAndTimeAreKnown()
    {
        var store = new Store(Simulation, capacity: 1);
        StorePut? put = null;
        StoreGet? get = null;
        var process = Simulation.Process(Body());
        Simulation.Run();
        Assert.That((put!.Owner, put.Time), Is.EqualTo((process, Simulation.Now)));
        Assert.That((get!.Owner, get.Time), Is.EqualTo((process, Simulation.Now)));

        IEnumerable<Event> Body()
        {
            yield return Simulation.TimeoutD(1);
            put = store.Put("item");
            get = store.Get();
        }
    }

    [Test]
    public void CapacityIsImpossible_Throws()
    {
        Assert.That(() => new Store(Simulation, 0), Throws.TypeOf<ArgumentException>());
        Assert.That(() => new Store(Simulation, ["a", "b"], 1), Throws.TypeOf<ArgumentException>());
    }

    [FsCheck.NUnit.Property]
    public bool PutsAndGetsInAnyOrder_ItemsLeaveInOrderAndNoneIsLost(bool[] puts, byte capacity)
    {
        var simulation = new Simulation();
        var store = new Store(simulation, 1 + capacity % 4);
        var offered = 0;
        var gets = new List<StoreGet>();
        foreach (var isPut in puts)
        {
            if (isPut)
                store.Put(offered++);
            else
                gets.Add(store.Get());
            simulation.RunD(1);
        }
        var served = gets.TakeWhile(get => get.IsProcessed).Select(get => (int)get.Value!).ToList();
        return served.SequenceEqual(Enumerable.Range(0, Math.Min(offered, gets.Count)))
            && gets.Count(get => get.IsProcessed) == served.Count
            && store.Count == Math.Min(store.Capacity, offered - served.Count);
    }

    private IEnumerable<Event> Get(Store store)
    {
        var get = store.Get();
        yield return get;
        trace.Note($"got {get.Value}");
    }
}
