using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ProcessChain.Tests;

/// <summary>Whatever a file holds, it is a definition or an <see cref="InvalidDefinitionException"/>, and soon.</summary>
public sealed class DefinitionFuzzTests
{
    private static readonly string[] Files = DefinitionCatalogue.Names.Select(DefinitionCatalogue.Text).ToArray();

    private static readonly string[] Words =
    [
        "",
        "~",
        "0",
        "-1",
        "1",
        "1e999",
        ".nan",
        "99999999999999999999",
        "0x10",
        "true",
        "!assumed",
        "!assumed 3",
        "!x y",
        "&a 1",
        "*a",
        "'",
        "\"",
        "[",
        "]",
        "{",
        "}",
        "[1, 2]",
        "[[1, 2], [0, 1]]",
        "{a: b}",
        "{kind: deepQ}",
        "{kind: distribution}",
        "{kind: intermittent}",
        "|",
        ">",
        "- ",
        ": ",
        "? ",
        "---",
        "...",
        "%YAML 1.2",
        "%TAG ! x",
        "#",
        "\t",
        "\0",
        "\u0085",
        "\ufeff",
        "\ud800",
        "<<: 1",
        "kind: file",
        "kind",
        "preset",
        "recommended",
        "levels",
        "uniform",
        "Poisson",
        "{ name: Zipf, parameters: { s: 2, n: 2000000000 } }",
        "name",
        "null: 1",
    ];

    private static readonly Gen<string> RandomText = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
        Gen.Elements(Words).ListOf().Select(words => string.Concat(words)),
        Gen.Elements(Words).ListOf().Select(words => string.Join('\n', words)),
        Gen.Choose(0, 255).ListOf().Select(bytes => Encoding.Latin1.GetString(bytes.Select(b => (byte)b).ToArray()))
    );

    private static readonly Gen<string> Tree = Gen.Sized(size => TreeOf(Math.Min(size, 4)));

    private static readonly Gen<string> Mutation =
        from file in Gen.Elements(Files)
        from edits in Edit().NonEmptyListOf()
        select edits.Aggregate(file, (text, edit) => edit(text));

    [Test]
    public void RandomText_IsReadOrRefused() => Check(RandomText, 3000);

    [Test]
    public void RandomTree_IsReadOrRefused() => Check(Tree, 2000);

    [Test]
    public void MutatedBuiltInFile_IsReadOrRefused() => Check(Mutation, 2000);

    [TestCase('[')]
    [TestCase('{')]
    [TestCase('-')]
    [TestCase('?')]
    [TestCase('&')]
    [TestCase('"')]
    [TestCase(' ')]
    [TestCase('\n')]
    [TestCase('a')]
    public void MuchOfOneCharacter_IsRefused(char character) => Read(new string(character, 1_000_000));

    [Test]
    public void ManyFaults_AreCut()
    {
        var keys = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"key{i}: x\n"));
        Assert.That(FaultsOf(keys), Has.Count.EqualTo(1000));
    }

    [Test]
    public void TooManyKeys_AreRefused()
    {
        var keys = string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"key{i}: x\n"));
        Assert.That(
            FaultsOf(keys).Single().ToString(),
            Is.EqualTo("x.yaml:10001: the YAML syntax is broken: a mapping has more than 10000 keys.")
        );
    }

    [Test]
    public void LongListWithoutAnyRightItem_IsRefused() =>
        Assert.That(
            FaultsOf(
                $"system: {{ kind: chain, demand: {{ kind: list, list: [{string.Concat(Enumerable.Repeat("x, ", 200_000))}] }} }}"
            ),
            Has.Count.EqualTo(1000)
        );

    private static IReadOnlyList<DefinitionFault> FaultsOf(string text) =>
        Assert.Throws<InvalidDefinitionException>(() => DefinitionReader.ReadText(text, "x.yaml"))!.Faults;

    private static void Check(Gen<string> texts, int count) =>
        Prop.ForAll(texts.ToArbitrary(), Read)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true));

    private static void Read(string text)
    {
        try
        {
            var definition = DefinitionReader.ReadText(text, "fuzz.yaml");
            Assert.That(
                DefinitionReader.ReadText(DefinitionWriter.Write(definition), "back.yaml"),
                Is.EqualTo(definition)
            );
        }
        catch (InvalidDefinitionException e)
        {
            Assert.That(e.Faults, Is.Not.Empty);
            Assert.That(
                e.Faults.Select(fault => fault.Line),
                Is.All.InRange(1, text.ReplaceLineEndings("\n").Split('\n').Length)
            );
        }
    }

    private static Gen<Func<string, string>> Edit() =>
        from position in Gen.Choose(0, int.MaxValue - 1)
        from length in Gen.Choose(0, 30)
        from word in Gen.Elements(Words)
        from kind in Gen.Choose(0, 3)
        select (Func<string, string>)(
            text =>
            {
                var at = position % (text.Length + 1);
                var end = Math.Min(at + length, text.Length);
                return kind switch
                {
                    0 => text.Insert(at, word),
                    1 => text.Remove(at, end - at),
                    2 => text.Insert(at, text[at..end]),
                    _ => ReplaceValue(text, at, word),
                };
            }
        );

    private static string ReplaceValue(string text, int at, string word)
    {
        var colon = text.IndexOf(": ", at, StringComparison.Ordinal);
        if (colon < 0)
            return text;
        var end = text.IndexOfAny([',', '\n', '}'], colon);
        return end < 0 ? text : string.Concat(text.AsSpan(0, colon + 2), word, text.AsSpan(end));
    }

    private static Gen<string> TreeOf(int depth)
    {
        var word = Gen.Elements(Words);
        if (depth <= 0)
            return word;
        var key = Gen.Elements(
            "name",
            "controllers",
            "baseline",
            "system",
            "demand",
            "bounds",
            "spread",
            "training",
            "test",
            "metrics",
            "presets",
            "defaultPreset",
            "preset",
            "kind",
            "levels",
            "stations",
            "interval",
            "quantity",
            "list",
            "path",
            "parameters",
            "reward",
            "lateCost",
            "gamma",
            "a",
            "claims"
        );
        var entry = from k in key from value in TreeOf(depth - 1) select $"{k}: {value}";
        return Gen.OneOf(
            word,
            entry.ListOf().Select(entries => $"{{{string.Join(", ", entries)}}}"),
            TreeOf(depth - 1).ListOf().Select(items => $"[{string.Join(", ", items)}]")
        );
    }
}
