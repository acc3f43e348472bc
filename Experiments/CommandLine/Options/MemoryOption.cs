using System.CommandLine;
using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary><c>--memory</c>: how much memory the program may take.</summary>
internal sealed class MemoryOption
{
    private const long Least = 256L << 20;

    private readonly Option<long?> option = new("--memory")
    {
        Description = "The most memory of the program, e.g. 900M or 4G; left out: three quarters of what there is.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Parse(text) is >= Least and var bytes)
                return bytes;
            result.AddError($"--memory: is '{text}'; a whole number with M or G, and at least 256M, is needed.");
            return null;
        },
    };

    public void AddTo(Command command) => command.Add(option);

    /// <summary>The limit in bytes. One that is given becomes that of the heap, too.</summary>
    /// <exception cref="InvalidInputException">The program has more already.</exception>
    public long Limit(ParseResult parsed)
    {
        if (parsed.GetValue(option) is not { } bytes)
            return MemoryGate.Usual;
        AppContext.SetData("GCHeapHardLimit", (ulong)bytes);
        try
        {
            GC.RefreshMemoryLimit();
        }
        catch (InvalidOperationException tooLow)
        {
            throw new InvalidInputException("--memory: is less than the program takes already.", tooLow);
        }
        return bytes;
    }

    private static long? Parse(string text)
    {
        var shift =
            text.Length == 0
                ? 0
                : char.ToUpperInvariant(text[^1]) switch
                {
                    'M' => 20,
                    'G' => 30,
                    _ => 0,
                };
        return shift > 0 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (long)number << shift
            : null;
    }
}
