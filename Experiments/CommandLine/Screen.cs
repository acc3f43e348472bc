using Spectre.Console;

namespace ProcessChain.Experiments;

/// <summary>The console: colours and moving bars for people, plain wide text where the output goes into a file or a pipe.</summary>
internal static class Screen
{
    private const int WidthOfFiles = 160;

    public static IAnsiConsole Console => System.Console.IsOutputRedirected ? Plain() : AnsiConsole.Console;

    private static IAnsiConsole Plain()
    {
        var plain = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
            }
        );
        plain.Profile.Width = WidthOfFiles;
        return plain;
    }
}
