namespace ProcessChain.Tests;

public sealed class RangesTests
{
    private const double Inside = 0.5;

    [Test]
    public void EverythingInside_NoFault() => Assert.That(Ranges.Check(new Sample()), Is.Empty);

    [TestCase(0, "is 0; 1 to 100 units are allowed.")]
    [TestCase(101, "is 101; 1 to 100 units are allowed.")]
    public void WholeNumber(int value, string message) => AssertFault(new Sample { Lot = value }, new("lot", message));

    [TestCase(0, true)]
    [TestCase(2, false)]
    [TestCase(3, true)]
    public void ZeroBesideTheRange(int value, bool allowed) =>
        Assert.That(
            Ranges.Check(new Sample { Population = value }),
            allowed ? Is.Empty : Is.EqualTo(new Fault[] { new("population", $"is {value}; 0 or 3 to 9 are allowed.") })
        );

    [TestCase(-1, "is -1; a whole number of at least 0 is needed.")]
    public void LeastOnly(int value, string message) => AssertFault(new Sample { Day = value }, new("day", message));

    [TestCase(1)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void OpenEnd(double value) =>
        AssertFault(
            new Sample { Momentum = value },
            new("momentum", $"is {value}; a number of at least 0 and below 1 is needed.")
        );

    [TestCase(double.NaN)]
    [TestCase(double.NegativeInfinity)]
    [TestCase(1.1)]
    public void ClosedFraction(double value) =>
        AssertFault(new Sample { Share = value }, new("share", $"is {value}; a number from 0 to 1 is needed."));

    [TestCase(0)]
    [TestCase(1e-60)]
    [TestCase(1e300)]
    [TestCase(double.PositiveInfinity)]
    public void SinglePrecision_MustHoldItToo(double value) =>
        AssertFault(new Sample { Rate = value }, new("rate", $"is {value}; a number above 0 is needed."));

    [Test]
    public void LargeNumber_OfDoublePrecisionOnly_IsAllowed() =>
        Assert.That(Ranges.Check(new Sample { Weight = 1e300 }), Is.Empty);

    [Test]
    public void Lists_NameTheValue()
    {
        var faults = Ranges.Check(new Sample { Levels = new(1, -1, 2, -3), Costs = double.NaN });

        Assert.That(
            faults,
            Is.EqualTo(
                new Fault[]
                {
                    new("levels[1]", "is -1; 0 to 1000 units are allowed."),
                    new("levels[3]", "is -3; 0 to 1000 units are allowed."),
                    new("costs", "is NaN; 0 to 10 money are allowed."),
                }
            )
        );
    }

    [TestCase(0, "has 0 values; 1 to 4 are allowed.")]
    [TestCase(5, "has 5 values; 1 to 4 are allowed.")]
    public void Lists_AreCounted(int length, string message) =>
        AssertFault(new Sample { Levels = new(Enumerable.Repeat(1, length)) }, new("levels", message));

    [TestCase(-1, 3)]
    [TestCase(3, 2)]
    [TestCase(0, 21)]
    public void Intervals(int low, int high) =>
        AssertFault(
            new Sample { Interval = new(low, high) },
            new("interval", $"is [{low}, {high}]; [low, high] with 0 ≤ low ≤ high ≤ 20 days is needed.")
        );

    [Test]
    public void DerivedRecord_KeepsTheRangesOfItsBase() =>
        AssertFault(new Derived { Steps = 0 }, new("steps", "is 0; 1 to 10 are allowed."));

    [Test]
    public void RecordWithin_IsItsOwnersBusiness() =>
        Assert.That(Ranges.Check(new Owner { Part = new Sample { Lot = 0 } }), Is.Empty);

    private static void AssertFault(object record, Fault fault) =>
        Assert.That(Ranges.Check(record), Is.EqualTo(new[] { fault }));

    private sealed record Sample
    {
        [Range(1, 100, Unit = "units")]
        public int Lot { get; init; } = 1;

        [Range(3, 9, OrZero = true)]
        public int Population { get; init; }

        [Range(0)]
        public int Day { get; init; }

        [Range(1, 7)]
        public int? Optional { get; init; }

        [Range(0, uint.MaxValue)]
        public long Seed { get; init; } = uint.MaxValue;

        [Range(0, 1, BelowMost = true)]
        public double Momentum { get; init; }

        [Range(0, 1)]
        public double Share { get; init; } = Inside;

        [Range(0, AboveLeast = true, SinglePrecision = true)]
        public double Rate { get; init; } = Inside;

        [Range(0)]
        public double Weight { get; init; }

        [Count(1, 4)]
        [Range(0, 1000, Unit = "units")]
        public Several<int> Levels { get; init; } = new(0, 1000);

        [Range(0, 10, Unit = "money")]
        public PerElement<double> Costs { get; init; } = 1;

        [Range(0, 20, Unit = "days")]
        public IntRange Interval { get; init; } = new(0, 20);
    }

    private abstract record Base
    {
        [Range(1, 10)]
        public abstract int Steps { get; init; }
    }

    private sealed record Derived : Base
    {
        public override int Steps { get; init; } = 1;
    }

    private sealed record Owner
    {
        public Sample Part { get; init; } = new();
    }
}
