namespace ProcessChain.Tests;

public class MonitorTests
{
    private const double Tolerance = 1e-9;

    [Test]
    public void LevelChanges_StatisticsWeighValuesByTime()
    {
        var simulation = New();
        var monitor = new TimeSeriesMonitor(simulation, 2, "stock");
        simulation.RunD(3);
        monitor.Increase(4);
        simulation.RunD(1);
        monitor.Decrease();
        Assert.That((monitor.Name, monitor.Current), Is.EqualTo(("stock", 5.0)));
        Assert.That((monitor.Min, monitor.Max), Is.EqualTo((2.0, 6.0)));
        Assert.That((monitor.TotalTimeD, monitor.Area, monitor.Mean), Is.EqualTo((4.0, 12.0, 3.0)));
        Assert.That((monitor.Variance, monitor.StdDev), Is.EqualTo((3.0, Math.Sqrt(3))));
    }

    [Test]
    public void TimePassesWithoutChange_StatisticsAreUpToDate()
    {
        var simulation = New();
        var monitor = new TimeSeriesMonitor(simulation, 2.0);
        simulation.RunD(1);
        monitor.UpdateTo(4);
        simulation.RunD(3);
        Assert.That((monitor.Area, monitor.Mean, monitor.TotalTimeD), Is.EqualTo((14.0, 3.5, 4.0)));
    }

    [Test]
    public void NoInitialValue_TimeBeforeTheFirstDoesNotCount()
    {
        var simulation = New();
        var monitor = new TimeSeriesMonitor(simulation);
        simulation.RunD(5);
        monitor.UpdateTo(-3);
        Assert.That((monitor.Mean, monitor.Min, monitor.Max, monitor.StdDev), Is.EqualTo((-3.0, -3.0, -3.0, 0.0)));
        simulation.RunD(2);
        Assert.That(monitor.Area, Is.EqualTo(-6));
    }

    [Test]
    public void MonitorIsReset_BeginsAnew()
    {
        var simulation = New();
        var monitor = new TimeSeriesMonitor(simulation, 100.0);
        simulation.RunD(5);
        monitor.Reset(1);
        simulation.RunD(1);
        Assert.That((monitor.Mean, monitor.Max, monitor.Area), Is.EqualTo((1.0, 1.0, 1.0)));
        monitor.Reset();
        Assert.That((monitor.Mean, monitor.Current), Is.EqualTo((0.0, 0.0)));
    }

    [FsCheck.NUnit.Property]
    public void RandomLevels_MeanAndVarianceEqualTheBruteForceSums((byte Value, byte Days)[] levels)
    {
        var simulation = New();
        var monitor = new TimeSeriesMonitor(simulation);
        foreach (var (value, days) in levels)
        {
            monitor.UpdateTo(value);
            if (days > 0)
                simulation.RunD(days);
        }
        double total = levels.Sum(l => l.Days);
        if (total == 0)
            return;
        var mean = levels.Sum(l => l.Value * l.Days) / total;
        var variance = levels.Sum(l => (l.Value - mean) * (l.Value - mean) * l.Days) / total;
        Assert.That(monitor.Mean, Is.EqualTo(mean).Within(Tolerance));
        Assert.That(monitor.Variance, Is.EqualTo(variance).Within(Tolerance * 65536));
        Assert.That(monitor.Area, Is.EqualTo(mean * total).Within(Tolerance * total));
        Assert.That(monitor.TotalTimeD, Is.EqualTo(total));
        Assert.That((monitor.Min, monitor.Max), Is.EqualTo((levels.Min(l => l.Value), levels.Max(l => l.Value))));
    }

    [Test]
    public void SamplesAreAdded_StatisticsCountThemAlike()
    {
        var monitor = new SampleMonitor("waiting");
        foreach (var value in new[] { 2.0, 4, 4, 4, 5, 5, 7, 9 })
            monitor.Add(value);
        Assert.That((monitor.Name, monitor.Count, monitor.Total, monitor.Last), Is.EqualTo(("waiting", 8, 40.0, 9.0)));
        Assert.That((monitor.Min, monitor.Max), Is.EqualTo((2.0, 9.0)));
        Assert.That(monitor.Mean, Is.EqualTo(5).Within(Tolerance));
        Assert.That((monitor.Variance, monitor.StdDev), Is.EqualTo((4.0, 2.0)).Within(Tolerance));
        monitor.Reset();
        Assert.That((monitor.Count, monitor.Mean, monitor.StdDev), Is.EqualTo((0, 0.0, 0.0)));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void SampleIsNotFinite_Throws(double value) =>
        Assert.That(() => new SampleMonitor().Add(value), Throws.TypeOf<ArgumentException>());

    private static Simulation New() => new(new DateTime(2000, 1, 1), 1, TimeSpan.FromDays(1));
}
