namespace ProcessChain.Tests;

/// <summary>The reference of keys: complete, and the page in the checkout is what the command writes.</summary>
internal sealed class KeyReferenceTests
{
    private static readonly string All = new KeyReference(DefinitionKinds.Standard).Write();

    [Test]
    public void Page_IsWhatTheCommandWrites()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "Experiments/Keys.md"));
        Assert.That(page, Is.EqualTo(All), "Write it anew: processchain keys > Experiments/Keys.md");
    }

    [Test]
    public void EveryKindAndEveryKeyOfIt_IsTold_WithItsMeaning()
    {
        Assert.Multiple(() =>
        {
            foreach (var type in DefinitionKinds.Standard.Types)
            {
                var told = new KeyReference(DefinitionKinds.Standard).Write(DefinitionKinds.NameOf(type))!;
                foreach (var setting in RecordShape.Of(type).Settings)
                    Assert.That(told, Does.Match($@"\| `{setting.Key}` \| [A-Zα-ω0-9a-z].*? \| .+ \|"), $"{type.Name}");
            }
        });
    }

    [Test]
    public void Kind_ThatIsUnknown_IsNotTold() =>
        Assert.That(new KeyReference(DefinitionKinds.Standard).Write("chian"), Is.Null);

    [Test]
    public void EveryLink_LeadsToAHeading()
    {
        var headings = All.Split('\n')
            .Where(line => line.StartsWith('#'))
            .Select(line => line.TrimStart('#', ' ').Replace("`", "").Replace(' ', '-').ToLowerInvariant());
        var links = All.Split("](#").Skip(1).Select(rest => rest[..rest.IndexOf(')')]);
        Assert.That(links.Distinct().Except(headings), Is.Empty);
    }
}
