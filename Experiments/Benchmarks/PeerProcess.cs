using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>Another program that measures the same figures: it answers every line it reads with a line of results.</summary>
internal sealed class PeerProcess : IDisposable
{
    /// <summary>What a peer's first line begins with that cannot measure.</summary>
    private const string Trouble = "error: ";

    private readonly Process process;
    private readonly string option;

    /// <param name="option">The option that named it, for messages.</param>
    /// <param name="program">What to start.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Added to its environment where not set already.</param>
    /// <exception cref="InvalidInputException">It cannot be started or says nothing.</exception>
    public PeerProcess(
        string option,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment
    )
    {
        this.option = option;
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment.TryAdd(name, value);
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception reason)
        {
            throw new InvalidInputException($"{option}: {program} cannot be started: {reason.Message}", reason);
        }
        Name = ReadLine();
        if (Name.StartsWith(Trouble, StringComparison.Ordinal))
            throw new InvalidInputException($"{option}: {Name[Trouble.Length..]}");
    }

    /// <summary>What it says of itself.</summary>
    public string Name { get; }

    /// <summary>Has it measure once.</summary>
    /// <exception cref="InvalidInputException">It has ended.</exception>
    public string Measure()
    {
        try
        {
            process.StandardInput.WriteLine();
        }
        catch (IOException reason)
        {
            throw Stranger(reason);
        }
        return ReadLine();
    }

    /// <summary>What to throw when an answer makes no sense.</summary>
    public InvalidInputException Stranger(Exception cause) =>
        new($"{option}: this is no program that measures the same figures, or it has ended.", cause);

    public void Dispose()
    {
        process.StandardInput.Close();
        process.Dispose();
    }

    private string ReadLine() => process.StandardOutput.ReadLine() ?? throw Stranger(new EndOfStreamException());
}
