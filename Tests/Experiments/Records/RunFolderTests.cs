namespace ProcessChain.Tests;

internal sealed class RunFolderTests
{
    private static readonly ExperimentDefinition Experiment = TinyExperiment.Read();
    private static readonly string Definition = DefinitionWriter.Write(Experiment);

    private TemporaryFolder place = null!;

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void FolderWithSomethingInIt_IsNotTakenForANewRun()
    {
        place.Write("notes.txt", "mine");
        var before = TemporaryFolder.ContentOf(place.Root);
        AssertRefused(() => RunFolder.Create(place.Root, Definition), "--resume", "--out");
        AssertRefused(() => RunFolder.Create(place["notes.txt"], Definition), "notes.txt");
        AssertRefused(() => RunFolder.Create(place["notes.txt", "below"], Definition), "notes.txt");
        AssertRefused(() => RunFolder.Create("", Definition), "''");
        Assert.That(TemporaryFolder.ContentOf(place.Root), Is.EqualTo(before));
    }

    [Test]
    public void KilledBeforeTheRecordWasWritten_CanBeBegunAnew()
    {
        place.Write("run.lock", "");
        place.Write("record.json.unfinished", "{");
        Begin();
        Assert.That(() => RunFolder.Resume(place.Root, Definition), Throws.Nothing);
    }

    [Test]
    public void KilledAfterTheRecordWasWritten_CanBeResumed()
    {
        var folder = Begin();
        File.Delete(folder.Definition);
        Directory.Delete(place["checkpoints"]);
        Directory.Delete(place["parts"]);
        Assert.That(new TestRun(Experiment, place.Root).Resume().Run(), Is.EqualTo(TestRun.ResultsOf(Experiment)));
    }

    [Test]
    public void Opening_ChangesNothing()
    {
        Begin();
        Directory.Delete(place["parts"]);
        var before = TemporaryFolder.ContentOf(place.Root);
        RunFolder.Open(place.Root);
        RunFolder.Resume(place.Root, Definition);
        Assert.That(TemporaryFolder.ContentOf(place.Root), Is.EqualTo(before));
    }

    [Test]
    public void AlteredDefinition_IsRefused()
    {
        var folder = Begin();
        File.AppendAllText(folder.Definition, "# changed\n");
        AssertRefused(() => RunFolder.Open(place.Root), "definition.yaml", "altered");
        AssertRefused(() => RunFolder.Resume(place.Root, Definition), "definition.yaml", "altered");
    }

    [Test]
    public void AnotherDefinition_IsNotResumed()
    {
        Begin();
        var other = DefinitionWriter.Write(Experiment with { Seed = 8 });
        AssertRefused(() => RunFolder.Resume(place.Root, other), "record.json", "seed", "Nothing was changed");
    }

    [Test]
    public void SecondProcess_IsKeptOut()
    {
        var folder = Begin();
        using (folder.Lock())
            AssertRefused(() => folder.Lock().Dispose(), "run.lock", "another process");
        Assert.That(() => folder.Lock().Dispose(), Throws.Nothing);
        Assert.That(File.Exists(place["run.lock"]), Is.False);
    }

    private RunFolder Begin()
    {
        var folder = RunFolder.Create(place.Root, Definition);
        folder.Begin(RunRecord.Begin(Experiment, folder, RunRecord.Now()), Experiment);
        return folder;
    }

    private static void AssertRefused(Action action, params string[] words)
    {
        var message = Assert.Throws<InvalidInputException>(action)!.Message;
        foreach (var word in words)
            Assert.That(message, Does.Contain(word));
    }
}
