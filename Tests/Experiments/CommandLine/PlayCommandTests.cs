namespace ProcessChain.Tests;

/// <summary>A person at a seat, through the program.</summary>
internal sealed class PlayCommandTests
{
    [Test]
    public void Wholesaler_WhoOrdersWhatCameIn_PlaysTheGameToItsReport()
    {
        using var folder = new TemporaryFolder();
        var answers = Enumerable.Repeat("8", 36).Prepend("-1").Prepend("eight");
        var played = Play(answers, "beer-game", "--seat", "wholesaler", "--out", folder["game"]);
        Assert.That(played.ExitCode, Is.Zero, played.Errors);
        Assert.Multiple(() =>
        {
            Assert.That(played.Output, Does.Contain("'eight' is no order"));
            Assert.That(played.Output, Does.Contain("'-1' is no order"));
            Assert.That(
                played.Output,
                Does.Contain(
                    "1 of 36, wholesaler: in stock 12, owed 0; now 4 arrive and 4 are ordered from you; on the way to you 12 more."
                )
            );
            Assert.That(played.Output, Does.Match(@"customer +(.)\1{3}(?!\1)(.)\2{31} most 8"));
            Assert.That(folder["game", "report.html"], Does.Exist);
        });
        var replayed = CommandOutcome.Of("replay", folder["game"]);
        Assert.That(replayed.ExitCode, Is.Zero, replayed.Errors);
        var summary = File.ReadAllText(folder["game", "summary.csv"]);
        Assert.That(summary, Does.Contain("\nyou,").And.Contain("\nsterman,"));
    }

    [Test]
    public void Agent_OfAFile_PlaysTheOtherSeats()
    {
        using var folder = new TemporaryFolder();
        var training = CommandOutcome.Of("run", "beer-game-agent", "--preset", "dry", "--out", folder["trained"]);
        Assert.That(training.ExitCode, Is.Zero, training.Errors);
        var agent = folder["trained", "checkpoints", "deep-q.1.agent"];
        var played = Play(Enumerable.Repeat("8", 36), "beer-game", "--others", agent, "--out", folder["game"]);
        Assert.That(played.ExitCode, Is.Zero, played.Errors);
        Assert.That(File.ReadAllText(folder["game", "summary.csv"]), Does.Contain("\nyou,").And.Contain("\nagent,"));
        var refused = Play([], "beer-game", "--others", folder["trained", "summary.csv"], "--out", folder["other"]);
        Assert.That((refused.ExitCode, refused.Errors), Is.EqualTo((2, refused.Errors)));
        Assert.That(refused.Errors, Does.StartWith("--others: learner is missing"));
    }

    [TestCase("quit")]
    [TestCase]
    public void WhoLeaves_LeavesNothing(params string[] answers)
    {
        using var folder = new TemporaryFolder();
        var played = Play(answers, "beer-game", "--out", folder["game"]);
        Assert.That(played.ExitCode, Is.EqualTo(1));
        Assert.That(played.Errors, Does.StartWith("The game is over before its end"));
        Assert.That(folder["game"], Does.Not.Exist);
    }

    [TestCase("four-stations: nobody can take a seat", "four-stations")]
    [TestCase("--seat: is 'retailr'; did you mean retailer?", "beer-game", "--seat", "retailr")]
    [TestCase("--others: 'searched' is no rule", "beer-game", "--others", "searched")]
    public void WrongInput_IsTold(string fault, params string[] arguments)
    {
        var played = Play([], arguments);
        Assert.That(played.ExitCode, Is.EqualTo(2));
        Assert.That(played.Errors, Does.StartWith(fault));
    }

    [Test]
    public void CustomerOfChance_GivesNoReport()
    {
        using var folder = new TemporaryFolder();
        var played = Play(
            Enumerable.Repeat("4", 101),
            "beer-game",
            "--preset",
            "uniform",
            "--seat",
            "factory",
            "--out",
            folder["game"]
        );
        Assert.That(played.ExitCode, Is.Zero, played.Errors);
        Assert.That(played.Output, Does.Contain("There is no report"));
    }

    private static CommandOutcome Play(IEnumerable<string> answers, params string[] arguments)
    {
        var before = Console.In;
        Console.SetIn(new StringReader(string.Join('\n', answers)));
        try
        {
            return CommandOutcome.Of(["play", .. arguments]);
        }
        finally
        {
            Console.SetIn(before);
        }
    }
}
