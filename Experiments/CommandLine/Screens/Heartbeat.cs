using System.Diagnostics;

namespace ProcessChain.Experiments;

/// <summary>Shows that something long is under way: in a terminal by lines that are redrawn, elsewhere by a line now and then.</summary>
internal sealed class Heartbeat(Screen screen)
{
    private readonly Stopwatch silence = Stopwatch.StartNew();
    private readonly List<string> drawn = [];

    /// <summary>How long nothing is said where lines cannot be redrawn.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether lines are redrawn.</summary>
    public bool IsLive => screen.CanRedraw;

    /// <summary>Works, and shows meanwhile what goes on and for how long.</summary>
    public static T While<T>(Func<string> news, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        return new Heartbeat(Screen.Current).While(width => Screen.Lines(News(), width), News, work);

        string News() => $"{news()}, {NumberText.Duration(watch.Elapsed)}";
    }

    /// <summary>Writes a sentence that stays.</summary>
    public void Say(string sentence)
    {
        lock (silence)
        {
            silence.Restart();
            Draw([.. Screen.Lines(sentence, screen.Width)], [.. drawn]);
        }
    }

    /// <summary>Works, and shows meanwhile what goes on.</summary>
    /// <param name="picture">The lines to redraw, for a width.</param>
    /// <param name="news">What to say where nothing can be redrawn.</param>
    /// <param name="work">What is done.</param>
    public T While<T>(Func<int, IEnumerable<string>> picture, Func<string> news, Func<T> work)
    {
        using var ended = new ManualResetEventSlim();
        var shower = new Thread(() =>
        {
            while (!ended.Wait(IsLive ? 200 : 1000))
                Show();
        });
        shower.Start();
        try
        {
            return work();
        }
        finally
        {
            ended.Set();
            shower.Join();
            Draw([], []);
        }

        void Show()
        {
            lock (silence)
                if (IsLive)
                    Draw([], [.. picture(screen.Width - 1).Select(Cut)]);
                else if (silence.Elapsed >= LongestSilence)
                    Say(news());
        }
    }

    /// <summary>A line that goes on in a second one could not be drawn over.</summary>
    private string Cut(string line) => line[..Math.Min(line.Length, screen.Width - 1)];

    /// <summary>Writes lines that stay, and below them those that are redrawn next time.</summary>
    private void Draw(string[] staying, string[] next)
    {
        var back = drawn.Count > 0 ? $"\e[{drawn.Count}A\e[J" : "";
        screen.Writer.Write(back + string.Concat(staying.Concat(next).Select(line => line + Environment.NewLine)));
        screen.Writer.Flush();
        drawn.Clear();
        drawn.AddRange(next);
    }
}
