using System.Diagnostics;
using System.Text.Json;

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

    /// <summary>A Python that runs a script of this folder on one thread; null where none is given.</summary>
    /// <inheritdoc cref="PeerProcess(string, string, IEnumerable{string}, IReadOnlyDictionary{string, string})" path="exception"/>
    public static PeerProcess? OfPython(string? python, string script, params string[] arguments)
    {
        if (python is null)
            return null;
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OMP_NUM_THREADS"] = "1",
            ["OPENBLAS_NUM_THREADS"] = "1",
        };
        if (System.Runtime.Intrinsics.X86.Avx512F.IsSupported)
            environment["OPENBLAS_CORETYPE"] = "SKYLAKEX";
        var path = Path.Combine(AppContext.BaseDirectory, "Benchmarks", script);
        return new("--python", python, [path, .. arguments], environment);
    }

    /// <summary>Has it measure once.</summary>
    /// <param name="read">What its answer means; null for nothing.</param>
    /// <exception cref="InvalidInputException">It has ended, or its answer makes no sense.</exception>
    public T Measure<T>(Func<string, T?> read)
        where T : class
    {
        try
        {
            process.StandardInput.WriteLine();
            return read(ReadLine()) ?? throw new FormatException("It has other figures.");
        }
        catch (Exception reason) when (reason is IOException or FormatException or JsonException)
        {
            throw Stranger(reason);
        }
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.Dispose();
    }

    private InvalidInputException Stranger(Exception cause) =>
        new($"{option}: this is no program that measures the same figures, or it has ended.", cause);

    private string ReadLine() => process.StandardOutput.ReadLine() ?? throw Stranger(new EndOfStreamException());
}
