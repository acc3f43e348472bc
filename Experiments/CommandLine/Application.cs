using System.CommandLine;

namespace ProcessChain.Experiments;

/// <summary>The program <c>processchain</c>.</summary>
internal static class Application
{
    /// <summary>Exit code: all is well.</summary>
    public const int Succeeded = 0;

    /// <summary>Exit code: it ran, but failed, was stopped, or a replay differs.</summary>
    public const int Failed = 1;

    /// <summary>Exit code: something the user gave is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>Runs the program with the given arguments.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        using var culture = new InvariantCulture();
        var overview = new Overview();
        if (Overview.IsAskedFor(arguments))
        {
            overview.Show();
            return Succeeded;
        }
        var parsed = overview.Root().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine("Try 'processchain --help'.");
            return BadInput;
        }
        try
        {
            return parsed.Invoke(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }
            );
        }
        catch (InvalidInputException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return BadInput;
        }
        catch (TooLargeException wrong)
        {
            Console.Error.WriteLine($"Numbers of the definition are too large together: {wrong.Message}");
            return BadInput;
        }
        catch (OverflowException failure)
        {
            Console.Error.WriteLine($"This is a fault of the program, not of what it was given: {failure}");
            return Failed;
        }
        catch (Exception failure) when (failure is FileLoadException or InfeasibleActionException)
        {
            Console.Error.WriteLine(failure.Message);
            return Failed;
        }
        catch (OutOfMemoryException)
        {
            Console.Error.WriteLine(
                "There is not enough memory: fewer --jobs, or a smaller memoryCapacity, need less."
            );
            return Failed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"A file could not be read or written: {failure.Message}");
            return Failed;
        }
    }
}
