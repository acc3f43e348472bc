namespace ProcessChain.Tests;

/// <summary>What a command did: its exit code and what it wrote. An exception that it lets through fails the test.</summary>
internal sealed record CommandOutcome(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs a command within this process.</summary>
    public static CommandOutcome Of(params string[] arguments)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var writtenOutput = new StringWriter();
        using var writtenErrors = new StringWriter();
        try
        {
            Console.SetOut(writtenOutput);
            Console.SetError(writtenErrors);
            var exitCode = Application.Run(arguments);
            return new CommandOutcome(exitCode, writtenOutput.ToString(), writtenErrors.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    /// <summary>Expects success and nothing on standard error.</summary>
    public CommandOutcome AssertSucceeded()
    {
        Assert.That(Errors, Is.Empty);
        Assert.That(ExitCode, Is.Zero);
        return this;
    }

    /// <summary>Expects the exit code and all words on standard error.</summary>
    public CommandOutcome AssertFailed(int exitCode, params string[] words)
    {
        Assert.Multiple(() =>
        {
            Assert.That(ExitCode, Is.EqualTo(exitCode), Output + Errors);
            Assert.That(Errors, Is.Not.Empty.And.Not.Contain("   at "));
            foreach (var word in words)
                Assert.That(Errors, Does.Contain(word));
        });
        return this;
    }
}
