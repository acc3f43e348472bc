using System.Xml.Linq;

namespace ProcessChain.Tests;

internal sealed class SystemPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private sealed record Lone : SystemDefinition
    {
        public override ActionSpace Actions => new ChoiceSpace(2);
        public override IReadOnlyList<ObservationPart> Observations => [];
        public override Goal Goal => new("cost", "cost", "money", Minimise: true);
        public override Horizon Horizon => Horizon.CutOff();
        public override IReadOnlyList<Column> Figures => [new("cost", "cost")];
        public override IReadOnlyList<FlowColumn> Flows => [];

        public override RunningSystem Create(int periods) => throw new NotSupportedException();
    }

    [Test]
    public void Chain_IsDrawnFromTheResourceToTheCustomer()
    {
        var lying = Pictures(new ChainDefinition { Stations = 2, TransportDays = new(1, 2, 3) })[0];
        Assert.Multiple(() =>
        {
            Assert.That(
                lying.Elements(Svg + "g").Elements(Svg + "title").Select(title => title.Value),
                Is.EqualTo(new[] { "resource", "station 1", "station 2", "customer" })
            );
            Assert.That(
                lying.Elements(Svg + "text").Select(text => text.Value),
                Is.EqualTo(new[] { "1 day", "2 days", "3 days" })
            );
            Assert.That(Boxes(lying, "x"), Is.Ordered.Ascending);
            Assert.That(lying.Elements(Svg + "path").Count(), Is.EqualTo(6), "goods and orders of three links");
        });
    }

    [Test]
    public void Upright_TheSourceIsOnTop() =>
        Assert.That(Boxes(Pictures(new LostSalesDefinition())[1], "y"), Is.Ordered.Ascending);

    [Test]
    public void LongChain_LeavesOutItsMiddle()
    {
        var names = new ChainDefinition { Stations = 1000 }
            .Drawing.Places.Select(place => place.Name)
            .ToList();
        Assert.That(names, Has.Count.EqualTo(11));
        Assert.That((names[4], names[5], names[6]), Is.EqualTo(("station 4", "…", "station 997")));
    }

    [Test]
    public void Network_HasEveryNodeAndLink()
    {
        var (drawing, network) = (NetworkDefinition.OrGymV1.Drawing, NetworkDefinition.OrGymV1);
        Assert.That(drawing.Places.Select(place => place.Name), Is.EqualTo(network.Nodes.Names));
        Assert.That(drawing.Links, Has.Count.EqualTo(network.Links.Count));
        Assert.That(Boxes(Pictures(network)[0], "x").Distinct().Count(), Is.EqualTo(5), "five columns of nodes");
    }

    [Test]
    public void Stages_StandFromRawMaterialToTheCustomer() =>
        Assert.That(
            InventoryDefinition.OrGymV1.Drawing.Places.Select(place => place.Name),
            Is.EqualTo(new[] { "stage3", "stage2", "stage1", "stage0", "customer" })
        );

    [Test]
    public void SystemThatDrawsNothing_IsABoxWithItsName() =>
        Assert.That(Pictures(new Lone())[0].Elements(Svg + "g").Single().Value, Does.Contain("Lone"));

    [Test]
    public void GoodsInACircle_AndHostileNames_AreDrawn()
    {
        var drawing = new SystemDrawing("a <b>", [new("<script>"), new("b")], [new(0, 1), new(1, 0)]);
        var svg = SystemPicture.Of(drawing);
        Assert.That(svg, Does.Not.Contain("<script>"));
        Assert.DoesNotThrow(() => XElement.Parse($"<both>{svg}</both>"));
    }

    private static List<XElement> Pictures(SystemDefinition system) =>
        [.. XElement.Parse($"<both>{SystemPicture.Of(system.Drawing)}</both>").Elements()];

    private static IEnumerable<double> Boxes(XElement picture, string axis) =>
        picture.Elements(Svg + "g").Select(place => (double)place.Element(Svg + "rect")!.Attribute(axis)!);
}
