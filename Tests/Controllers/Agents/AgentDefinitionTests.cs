namespace ProcessChain.Tests;

/// <summary>Agents from files, as players at seats and as controllers of a whole system.</summary>
internal sealed class AgentDefinitionTests
{
    private const string Sterman =
        "{ kind: sterman, smoothing: 1, stockWeight: 0.5, supplyLineWeight: 0.4, desiredStock: 1.5, desiredSupplyLine: 6, receivesFirst: false }";

    private const string Test = "bounds: {}\ntest: { episodes: 3, periods: 30 }\n";

    private TemporaryFolder place = null!;

    [SetUp]
    public void MakePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [TestCase("deepQ, preset: recommended, mask: none", "wholesaler")]
    [TestCase(
        "ppo, preset: recommendedChoices, mask: none, iterations: 1, stepsPerEnvironment: 64, minibatch: 64",
        "retailer"
    )]
    [TestCase("tabularQ", "factory")]
    public void Player_InATeam_CostsWhatTheAgentCostAtItsSeat(string learner, string seat)
    {
        var atSeat = Train(learner, seat);
        var players = string.Join(
            "\n",
            SerialDefinition.BeerGameBasic.PlaceNames.Select(name =>
                $"      {name}: {(name == seat ? "{ kind: agent, path: seat/checkpoints/learner.1.agent }" : Sterman)}"
            )
        );
        var team = ExperimentRun.Run(Read($"team:\n    kind: seats\n    players:\n{players}"), place["team"]);
        Assert.That(team.Controllers.Single().Goal.Mean, Is.EqualTo(atSeat));
    }

    [Test]
    public void Agent_OfASystem_DecidesForItAgain()
    {
        var learned = ExperimentRun.Run(
            DefinitionReader.ReadText(Chain("learner: { kind: deepQ, preset: recommended }"), "x.yaml"),
            place["chain"]
        );
        var again = ExperimentRun.Run(
            DefinitionReader.ReadFile(
                place.Write("my.yaml", Chain("learner: { kind: agent, path: chain/checkpoints/learner.1.agent }"))
            ),
            place["again"]
        );
        Assert.That(again.Controllers.Single().Goal.Mean, Is.EqualTo(learned.Controllers.Single().Goal.Mean));
    }

    [Test]
    public void Run_KeepsTheAgent_AndRepeatsWithoutTheRunThatTrainedIt()
    {
        Train("deepQ, preset: recommended, mask: none", "retailer");
        ExperimentRun.Run(Read("all: { kind: agent, path: seat/checkpoints/learner.1.agent }"), place["run"]);
        Directory.Delete(place["seat"], recursive: true);
        var repeated = RecordReplay.Run(place["run"], DefinitionKinds.Standard, new RunOptions(), default);
        Assert.That(repeated.Where(file => !file.IsIdentical), Is.Empty);
        Assert.That(repeated.Select(file => file.Name), Has.One.Matches(@"^models/[0-9a-f]{64}\.agent$"));
    }

    [TestCase("path: none.agent", "path: is 'none.agent'; there is no such file beside the definition.")]
    [TestCase("path: alone.agent", "learner: is missing, and 'alone.agent' lies in no folder of a run that tells it.")]
    [TestCase(
        "path: alone.agent, periodsSeen: 2, learner: { kind: deepQ, preset: recommended }",
        "path: is 'alone.agent', which is no agent of this learner and system: "
    )]
    [TestCase("path: alone.agent, learner: { kind: sterman }", "learner.kind: is 'sterman'; ")]
    [TestCase(
        "path: alone.agent, periodsSeen: 2, learner: { kind: deepQ, preset: recommended, batchSize: 0 }",
        "learner.batchSize: is 0; "
    )]
    public void Fault_IsTold_WithFileLineAndKey(string settings, string fault)
    {
        place.Write("alone.agent", "no agent at all");
        var told = Assert.Throws<InvalidDefinitionException>(() => Read($"a: {{ kind: agent, {settings} }}"))!.Message;
        Assert.That(told, Does.Contain($"my.yaml:4: controllers.a.{fault}"));
        Assert.That(told.Split('\n'), Has.Length.EqualTo(1), told);
    }

    [Test]
    public void AgentOfASeat_IsRefused_WhereThereAreNone()
    {
        Train("deepQ, preset: recommended, mask: none", "retailer");
        var text = Chain("a: { kind: agent, path: seat/checkpoints/learner.1.agent }");
        Assert.That(
            () => DefinitionReader.ReadFile(place.Write("my.yaml", text)),
            Throws
                .InstanceOf<InvalidDefinitionException>()
                .With.Message.Contains("controllers.a.periodsSeen: is given, but this system has no seats.")
        );
    }

    /// <summary>Trains an agent at a seat among Sterman's players; returns what the game cost in the test.</summary>
    private double Train(string learner, string seat) =>
        ExperimentRun
            .Run(
                DefinitionReader.ReadText(
                    $$"""
                    name: seat
                    system: { kind: seat, of: { kind: serial, preset: beerGameBasic }, at: {{seat}}, coPlayers: {{Sterman}}, periodsSeen: 3 }
                    baseline: learner
                    controllers:
                      learner: { kind: {{learner}}, orders: { relativeTo: inbound, levels: [-2, -1, 0, 1, 2] } }
                    training: { episodes: 2, warmUpEpisodes: 1, periods: 30 }
                    {{Test}}
                    """,
                    "x.yaml"
                ),
                place["seat"]
            )
            .Controllers.Single()
            .Goal.Mean;

    private ExperimentDefinition Read(string controller) =>
        DefinitionReader.ReadFile(
            place.Write(
                "my.yaml",
                $$"""
                name: mine
                system: { kind: serial, preset: beerGameBasic }
                controllers:
                  {{controller}}
                baseline: {{controller.Split(':')[0]}}
                {{Test}}
                """
            )
        );

    private static string Chain(string controller) =>
        $$"""
            name: chain
            system: { kind: chain, stations: 2 }
            controllers:
              {{controller}}
            baseline: {{controller.Split(':')[0]}}
            training: { episodes: 2, warmUpEpisodes: 1, periods: 30 }
            {{Test}}
            """;
}
