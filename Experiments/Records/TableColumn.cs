using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>A column of a table: its name, how a row's value is written, and how it is taken from text into a row.</summary>
/// <typeparam name="TRow">What a row is.</typeparam>
/// <param name="Name">Its name in the header.</param>
/// <param name="Text">The value of a row; empty where it does not exist.</param>
/// <param name="Take">Puts a value, as written, into a row.</param>
/// <exception cref="FormatException">From <paramref name="Take"/>: the text is no value of this column.</exception>
internal sealed record TableColumn<TRow>(string Name, Func<TRow, string> Text, Action<TRow, string> Take)
{
    public static TableColumn<TRow> Word(string name, Func<TRow, string> get, Action<TRow, string> set) =>
        new(name, get, set);

    public static TableColumn<TRow> Number(string name, Func<TRow, double> get, Action<TRow, double> set) =>
        new(name, row => TextOf(get(row)), (row, text) => set(row, NumberOf(text)));

    public static TableColumn<TRow> Whole(string name, Func<TRow, long> get, Action<TRow, long> set) =>
        new(
            name,
            row => get(row).ToString(CultureInfo.InvariantCulture),
            (row, text) => set(row, WholeOf(text) ?? throw new FormatException("It is empty."))
        );

    public static TableColumn<TRow> Count(string name, Func<TRow, int> get, Action<TRow, int> set) =>
        Whole(name, row => get(row), (row, value) => set(row, CountOf(value)));

    public static TableColumn<TRow> CountOrNone(string name, Func<TRow, int?> get, Action<TRow, int?> set) =>
        WholeOrNone(name, row => get(row), (row, value) => set(row, value is { } count ? CountOf(count) : null));

    public static TableColumn<TRow> WholeOrNone(string name, Func<TRow, long?> get, Action<TRow, long?> set) =>
        new(
            name,
            row => get(row)?.ToString(CultureInfo.InvariantCulture) ?? "",
            (row, text) => set(row, WholeOf(text))
        );

    public static TableColumn<TRow> Choice<T>(string name, Func<TRow, T> get, Action<TRow, T> set)
        where T : struct, Enum =>
        new(
            name,
            row => get(row).ToString(),
            (row, text) =>
                set(
                    row,
                    Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value)
                        ? value
                        : throw new FormatException($"'{text}' is not one of {string.Join(", ", Enum.GetNames<T>())}.")
                )
        );

    private static string TextOf(double value) =>
        double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);

    private static double NumberOf(string text) =>
        text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static int CountOf(long value) =>
        value is >= 0 and <= int.MaxValue
            ? (int)value
            : throw new FormatException(FormattableString.Invariant($"'{value}' is no count."));

    private static long? WholeOf(string text) =>
        text.Length == 0 ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw new FormatException($"'{text}' is no whole number.");
}
