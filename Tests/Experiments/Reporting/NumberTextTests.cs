using System.Globalization;

namespace ProcessChain.Tests;

internal sealed class NumberTextTests
{
    [TestCase(-0.001, "0.00")]
    [TestCase(0.001, "0.00")]
    [TestCase(0, "0.00")]
    [TestCase(-0.005, "−0.01")]
    [TestCase(0.25, "+0.25")]
    [TestCase(-12.3, "−12.30")]
    [TestCase(double.NaN, "–")]
    [TestCase(1.5e12, "+1.500e+12")]
    [TestCase(-3e100, "−3.000e+100")]
    [TestCase(double.NegativeInfinity, "−∞")]
    public void Difference_HasOneSignAndFitsATable(double value, string text) =>
        Assert.That(NumberText.Signed(value, 2), Is.EqualTo(text));

    [TestCase(0.1234, "+12.3 %")]
    [TestCase(-0.0001, "0.0 %")]
    [TestCase(12.34, "+1234 %")]
    public void Share_IsInPerCent(double share, string text) => Assert.That(NumberText.Share(share), Is.EqualTo(text));

    [TestCase(11.5, 2.4841, "11.5 ± 2.5")]
    [TestCase(0.5, double.NaN, "0.500")]
    public void Estimate_HasTheDigitsOfItsInterval(double mean, double interval, string text) =>
        Assert.That(NumberText.Of(new Estimate(mean, interval)), Is.EqualTo(text));

    [Test]
    public void Culture_ChangesNothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Cultures.Odd;
            Assert.That(NumberText.Of(-1234.5, 1), Is.EqualTo("−1234.5"));
            Assert.That(NumberText.Count(12345, "day"), Is.EqualTo("12,345 days"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
