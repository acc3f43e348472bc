namespace ProcessChain.Tests;

internal sealed class SupplyFiguresTests
{
    [Test]
    public void WithoutPeriods_NothingLacks()
    {
        var figures = new SupplyFigures();
        Assert.That((figures.FillRate, figures.ServiceLevel, figures.MeanStock), Is.EqualTo((1.0, 1.0, 0.0)));
    }

    /// <summary>What is owed from before does not lack a second time.</summary>
    [Test]
    public void FillRate_CountsNewDemandOnly()
    {
        var figures = new SupplyFigures();
        figures.NoteMarket(demanded: 10, sold: 4, unfilled: 6);
        Assert.That(figures.FillRate, Is.EqualTo(0.4).Within(1e-12));
        figures.NoteMarket(demanded: 5, sold: 0, unfilled: 11);
        Assert.That(figures.FillRate, Is.EqualTo(4.0 / 15).Within(1e-12));
        figures.NoteMarket(demanded: 5, sold: 13, unfilled: 3);
        Assert.That(figures.FillRate, Is.EqualTo(6.0 / 20).Within(1e-12));
        figures.NoteMarket(demanded: 0, sold: 3, unfilled: 0);
        Assert.That(figures.ServiceLevel, Is.EqualTo(0.25));
        Assert.That((figures.Demanded, figures.Sold), Is.EqualTo((20.0, 20.0)));
    }

    [Test]
    public void FillRate_WhereUnitsComeBack_StaysAShare()
    {
        var figures = new SupplyFigures();
        figures.NoteMarket(demanded: 10, sold: 4, unfilled: 6);
        figures.NoteMarket(demanded: -9, sold: -9, unfilled: 0);
        Assert.That(figures.FillRate, Is.EqualTo(0.4).Within(1e-12));
        Assert.That(figures.Demanded, Is.EqualTo(1));
    }

    [Test]
    public void MeanStock_IsOverPeriods_AndClearForgetsEverything()
    {
        var figures = new SupplyFigures();
        figures.NoteStock(10);
        figures.NoteStock(5);
        figures.NoteMarket(1, 0, 1);
        Assert.That(figures.MeanStock, Is.EqualTo(7.5));
        figures.Clear();
        Assert.That(
            (figures.Demanded, figures.Sold, figures.FillRate, figures.ServiceLevel, figures.MeanStock),
            Is.EqualTo((0.0, 0.0, 1.0, 1.0, 0.0))
        );
        figures.NoteStock(4);
        Assert.That(figures.MeanStock, Is.EqualTo(4));
    }
}
