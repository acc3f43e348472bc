namespace ProcessChain.Tests;

/// <summary>Good and bad arguments of every command; bad ones give exit code 2 and one message on standard error.</summary>
internal sealed class ArgumentTests
{
    private const string Tiny = "TINY";
    private const string Broken = "BROKEN";
    private const string Absent = "ABSENT";

    private TemporaryFolder place = null!;

    [OneTimeSetUp]
    public void WriteDefinitions()
    {
        place = new TemporaryFolder();
        place.Write(Tiny, TinyExperiment.Text);
        place.Write(Broken, TinyExperiment.Text.Replace("seed: 7", "sead: 7", StringComparison.Ordinal));
    }

    [OneTimeTearDown]
    public void DeletePlace() => place.Dispose();

    [TestCase("play", "play")]
    [TestCase("list more", "more")]
    [TestCase("show", "argument")]
    [TestCase("show ABSENT", "ABSENT", "four-stations")]
    [TestCase("show TINY --preset dry", "dry", "no presets")]
    [TestCase("show four-stations --preset tiny", "tiny", "dry", "short", "full")]
    [TestCase("show TINY --seed one", "--seed: is 'one'; a whole number from -9223372036854775808")]
    [TestCase("show TINY --seed 9223372036854775808", "--seed: is '9223372036854775808'")]
    [TestCase("validate ABSENT", "ABSENT", "four-stations")]
    [TestCase("validate TINY --preset dry", "dry", "no presets")]
    [TestCase("validate TINY --plugin ABSENT", "ABSENT", "does not exist")]
    [TestCase("run TINY --out OUT --plugin TINY", "TINY", "cannot be loaded")]
    [TestCase("schema --plugin ABSENT", "ABSENT", "does not exist")]
    [TestCase("validate BROKEN", "BROKEN:", "sead", "did you mean seed")]
    [TestCase("run BROKEN --out OUT", "BROKEN:", "sead")]
    [TestCase("run TINY --out OUT --speed 3", "--speed")]
    [TestCase("run TINY --out OUT --jobs 0", "--jobs", "at least 1")]
    [TestCase("run TINY --out OUT --jobs -1", "-1")]
    [TestCase("run TINY --out OUT --jobs many", "--jobs", "many")]
    [TestCase("run TINY --out OUT --jobs 99999999999", "--jobs")]
    [TestCase("run TINY --out OUT --jobs", "--jobs")]
    [TestCase("run TINY --out OUT --checkpoint-every x", "--checkpoint-every")]
    [TestCase("run TINY --out OUT --resume", "OUT", "holds no run")]
    [TestCase("run TINY --out TINY", "TINY", "nothing is overwritten")]
    [TestCase("run TINY --out TINY/below", "TINY")]
    [TestCase("run ABSENT --out OUT", "ABSENT")]
    [TestCase("replay ABSENT", "ABSENT", "does not exist")]
    [TestCase("replay TINY", "TINY", "--out")]
    [TestCase("replay TINY --jobs 0", "--jobs")]
    [TestCase("trace TINY --out OUT", "--controller")]
    [TestCase("trace TINY --controller random", "--out")]
    [TestCase("trace TINY --controller nobody --out OUT", "nobody", "make-to-order, random, learner")]
    [TestCase("trace TINY --controller learner --out OUT", "learner", "--agent")]
    [TestCase("trace TINY --controller learner --agent ABSENT --out OUT", "ABSENT")]
    [TestCase("trace TINY --controller learner --agent TINY --out OUT", "TINY", "not an agent")]
    [TestCase("trace TINY --controller random --agent TINY --out OUT", "--agent", "does not learn")]
    [TestCase("trace TINY --controller random --episode 0 --out OUT", "--episode")]
    [TestCase("trace TINY --controller random --episode 4 --out OUT", "--episode: is 4", "3 test episodes")]
    [TestCase("trace TINY --controller random --out BROKEN", "BROKEN", "nothing is overwritten")]
    [TestCase("trace TINY --controller random --out TINY/below", "TINY")]
    [TestCase("trace ABSENT --controller random --out OUT", "ABSENT")]
    [TestCase("benchmark --rounds some", "--rounds: is 'some'; a whole number of at least 1 is needed.")]
    [TestCase("benchmark --rounds 0", "--rounds")]
    [TestCase("benchmark --against ABSENT", "ABSENT", "does not exist")]
    [TestCase("benchmark inventory --rounds 0", "--rounds", "at least 1")]
    [TestCase("benchmark inventory --python ABSENT", "--python", "ABSENT", "cannot be started")]
    [TestCase("optimise ABSENT", "ABSENT")]
    public void WrongArgument_IsToldAndChangesNothing(string arguments, params string[] words)
    {
        var before = TemporaryFolder.ContentOf(place.Root);
        CommandOutcome.Of(Split(arguments)).AssertFailed(2, words);
        Assert.That(TemporaryFolder.ContentOf(place.Root), Is.EqualTo(before));
    }

    [TestCase("run TINY --out")]
    [TestCase("replay TINY --out")]
    [TestCase("trace TINY --controller random --out")]
    [TestCase("show")]
    [TestCase("validate")]
    public void EmptyText_IsRefused(string arguments) => CommandOutcome.Of([.. Split(arguments), ""]).AssertFailed(2);

    [TestCase("--help", "run", "replay", "trace", "validate")]
    [TestCase("", "run", "replay", "trace", "validate", "For example", "benchmark")]
    [TestCase("list --help", "--plugin")]
    [TestCase("run --help", "--jobs", "--resume", "--out")]
    [TestCase("list", "four-stations", "dry", "short", "full")]
    [TestCase("validate TINY", "'tiny' is valid.")]
    [TestCase("validate four-stations", "'four-stations' is valid in all its presets.")]
    [TestCase("validate four-stations --preset dry", "'four-stations' is valid with the preset dry.")]
    [TestCase("schema", "json-schema.org", "\"detailedEpisodes\"")]
    [TestCase("show TINY --seed 12", "name: tiny", "seed: 12", "trainingSeeds: 2")]
    [TestCase("show four-stations --preset dry", "preset: dry", "# assumed", "# source")]
    public void RightArguments_Succeed(string arguments, params string[] words)
    {
        var outcome = CommandOutcome.Of(Split(arguments)).AssertSucceeded();
        foreach (var word in words)
            Assert.That(outcome.Output, Does.Contain(word));
    }

    [Test]
    public void List_TellsEveryBuiltInExperimentWithItsTitle()
    {
        var listed = CommandOutcome.Of("list").AssertSucceeded().Output;
        foreach (var name in DefinitionCatalogue.Names)
            Assert.That(listed, Does.Contain(name).And.Contains(DefinitionCatalogue.Open(name).Title[..20]));
    }

    [TestCase("dry")]
    [TestCase("short")]
    [TestCase("full")]
    public void WhatIsShownOfABuiltInExperiment_IsValidAndShownAlike(string preset)
    {
        foreach (var name in DefinitionCatalogue.Names)
        {
            var shown = CommandOutcome.Of("show", name, "--preset", preset).AssertSucceeded().Output;
            var file = place.Write("shown.yaml", shown);
            CommandOutcome.Of("validate", file).AssertSucceeded();
            Assert.That(CommandOutcome.Of("show", file).AssertSucceeded().Output, Is.EqualTo(shown), name);
            File.Delete(file);
        }
    }

    private string[] Split(string arguments) =>
        arguments
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Split('/')[0] is Tiny or Broken or Absent or "OUT" ? place[word] : word)
            .ToArray();
}
