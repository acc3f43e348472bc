namespace ProcessChain.Tests;

/// <summary>Which words are values of a type.</summary>
internal sealed class ScalarTextTests
{
    private const string Whole = "a whole number from -2147483648 to 2147483647 is needed.";

    [TestCase("2147483647", int.MaxValue)]
    [TestCase("-2147483648", int.MinValue)]
    [TestCase("+7", 7)]
    [TestCase("007", 7)]
    public void WholeNumber_IsRead(string text, int expected) => MustBe(typeof(int), text, expected);

    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("-9223372036854775808", long.MinValue)]
    [TestCase("2147483648", 2147483648L)]
    public void LongWholeNumber_IsRead(string text, long expected) => MustBe(typeof(long), text, expected);

    [TestCase("2147483648")]
    [TestCase("-2147483649")]
    [TestCase("1.0")]
    [TestCase("1e3")]
    [TestCase("0x10")]
    [TestCase("1 000")]
    [TestCase("1,000")]
    [TestCase("")]
    public void WordThatIsNoWholeNumber_IsRefused(string text) => MustNotBe(typeof(int), text, Whole);

    [TestCase("1e3", 1000)]
    [TestCase("-.5", -0.5)]
    [TestCase("-50 %", -0.5)]
    [TestCase("0.1%", 0.001)]
    [TestCase("100  %", 1)]
    public void Number_IsRead(string text, double expected) => MustBe(typeof(double), text, expected);

    [TestCase("1,5")]
    [TestCase("Infinity")]
    [TestCase("-1e309")]
    [TestCase("NaN")]
    [TestCase("%")]
    [TestCase("5 % %")]
    [TestCase("%5")]
    [TestCase("")]
    public void WordThatIsNoNumber_IsRefused(string text) =>
        MustNotBe(typeof(double), text, "a finite number is needed.");

    [TestCase("true", true)]
    [TestCase("false", false)]
    public void TruthValue_IsRead(string text, bool expected) => MustBe(typeof(bool), text, expected);

    [TestCase("yes")]
    [TestCase("True")]
    public void WordThatIsNoTruthValue_IsRefused(string text) =>
        MustNotBe(typeof(bool), text, "true or false is needed.");

    [TestCase(typeof(int), "5", Whole)]
    [TestCase(typeof(double), "5", "a finite number is needed.")]
    [TestCase(typeof(bool), "true", "true or false is needed.")]
    public void QuotedWord_IsATextAlone(Type type, string text, string needed)
    {
        Assert.That(ScalarText.Parse(type, Quoted(text)), Is.EqualTo(((object?)null, needed)));
        Assert.That(ScalarText.Parse(typeof(string), Quoted(text)).Value, Is.EqualTo(text));
    }

    [Test]
    public void Text_IsAnyWord_ButNoEmptyOne()
    {
        MustBe(typeof(string), "5", "5");
        MustNotBe(typeof(string), "~", "a text is needed.");
        Assert.That(ScalarText.Parse(typeof(string), Quoted("~")).Value, Is.EqualTo("~"));
    }

    [Test]
    public void Choice_IsAWordInItsOwnSpelling()
    {
        MustBe(typeof(OrderRule), "coveredBySupplier", OrderRule.CoveredBySupplier);
        MustNotBe(
            typeof(OrderRule),
            "coveredbysupplier",
            "did you mean coveredBySupplier? Allowed: unrestricted, coveredBySupplier."
        );
        MustNotBe(typeof(OrderRule), "1", "Allowed: unrestricted, coveredBySupplier.");
    }

    [TestCase(typeof(OrderRule), true)]
    [TestCase(typeof(string), true)]
    [TestCase(typeof(int), true)]
    [TestCase(typeof(long), true)]
    [TestCase(typeof(double), true)]
    [TestCase(typeof(bool), true)]
    [TestCase(typeof(float), false)]
    [TestCase(typeof(IntRange), false)]
    [TestCase(typeof(TestBudget), false)]
    public void Types_AreThoseOfSingleValues(Type type, bool expected) =>
        Assert.That(ScalarText.Knows(type), Is.EqualTo(expected));

    private static void MustBe(Type type, string text, object expected) =>
        Assert.That(ScalarText.Parse(type, Plain(text)).Value, Is.EqualTo(expected).And.TypeOf(type));

    private static void MustNotBe(Type type, string text, string needed) =>
        Assert.That(ScalarText.Parse(type, Plain(text)), Is.EqualTo(((object?)null, needed)));

    private static WordNode Plain(string text) => new(1, Assumed: false, text, Quoted: false);

    private static WordNode Quoted(string text) => new(1, Assumed: false, text, Quoted: true);
}
