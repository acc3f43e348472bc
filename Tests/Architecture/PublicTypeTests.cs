namespace ProcessChain.Tests;

/// <summary>Public is what a user writes against; the rest is internal.</summary>
internal sealed class PublicTypeTests
{
    /// <summary>
    /// Half of the 218 that there were before the systems came under one contract, five by which a system declares a finite
    /// decision process, and the definitions and views of the systems that came later. Whoever has to raise it asks first whether
    /// a user writes against the new type: built-in laws, rules and bounds have factories, rare options are keys of
    /// definition files only.
    /// </summary>
    private const int Most = 120;

    [Test]
    public void PublicTypes_AreFew()
    {
        var types = new[] { typeof(SystemDefinition), typeof(ControllerDefinition), typeof(ExperimentDefinition) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.IsPublic || type.IsNestedPublic)
            .Select(type => type.Name)
            .ToList();
        TestContext.Out.WriteLine($"{types.Count}: {string.Join(' ', types)}");
        Assert.That(types, Has.Count.LessThanOrEqualTo(Most));
    }
}
