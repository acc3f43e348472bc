using static System.FormattableString;

namespace ProcessChain.Experiments;

/// <summary>How long something takes, for people.</summary>
internal static class DurationText
{
    /// <summary>In seconds, minutes, or hours and minutes, to two or three digits.</summary>
    public static string Of(TimeSpan time) =>
        time.TotalSeconds < 9.95 ? Invariant($"{time.TotalSeconds:0.0} s")
        : time.TotalSeconds < 99.5 ? Invariant($"{time.TotalSeconds:0} s")
        : time.TotalMinutes < 99.5 ? Invariant($"{time.TotalMinutes:0} min")
        : Invariant($"{(int)time.TotalHours} h {time.Minutes} min");
}
