using System.Globalization;
using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>
/// Reads a customer's orders from CSV; every broken line is a fault. Lines may stand in any order: orders are sorted by day, and
/// those of one day stay as they stand in the file.
/// </summary>
internal sealed class OrderFile
{
    private const string DateColumn = "date";
    private const string DayColumn = "day";
    private const string QuantityColumn = "quantity";
    private const int LargestNumber = 1_000_000;
    private const int MostOrders = 1_000_000;
    private const int LongestRow = 65_536;
    private const int MostFaults = 1000;

    private readonly string path;
    private readonly DateOnly? start;
    private readonly List<DefinitionFault> faults = [];

    private OrderFile(string path, DateOnly? start)
    {
        this.path = path;
        this.start = start;
    }

    public static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>The orders of a file.</summary>
    /// <param name="path">What to call the text in faults.</param>
    /// <param name="text">CSV with a header.</param>
    /// <param name="start">The date of day 0; null for the earliest one in the text.</param>
    /// <exception cref="InvalidDefinitionException">Something is wrong with it. All faults are told at once.</exception>
    public static Several<CustomerOrder> Read(string path, TextReader text, DateOnly? start)
    {
        var file = new OrderFile(path, start);
        var orders = file.Read(text);
        return file.faults.Count == 0 ? new(orders) : throw new InvalidDefinitionException(file.faults);
    }

    private List<CustomerOrder> Read(TextReader text)
    {
        using var reader = CsvReader.Create(text, Options(), leaveOpen: true);
        try
        {
            reader.ReadHeader();
            CheckHeader(reader.Headers);
            return faults.Count == 0 ? ReadRows(reader) : [];
        }
        catch (CsvFormatException e)
        {
            Refuse(e.LineNumber, "", $"is no CSV: {e.Message}");
            return [];
        }
    }

    private CsvReaderOptions Options() =>
        new()
        {
            TrimWhitespace = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            MaxRecordSize = LongestRow,
            OnMalformedRecord = bad => Refuse(bad.LineNumber, "", "has a quotation mark that does not fit."),
        };

    private void CheckHeader(IReadOnlyList<string> header)
    {
        int Times(string column) => header.Count(name => string.Equals(name, column, StringComparison.Ordinal));
        foreach (var column in new[] { DateColumn, DayColumn, QuantityColumn }.Where(column => Times(column) > 1))
            Refuse(1, column, $"is the name of {Times(column)} columns; one is needed.");
        if (Times(DateColumn) + Times(DayColumn) == 0)
            Refuse(1, DateColumn, "is missing; the header needs a column date or day.");
        if (Times(DateColumn) > 0 && Times(DayColumn) > 0)
            Refuse(1, DayColumn, "stands beside date; one of them is needed.");
        if (Times(QuantityColumn) == 0)
            Refuse(1, QuantityColumn, "is missing; the header needs a column quantity.");
        if (start is not null && Times(DayColumn) > 0)
            Refuse(1, DayColumn, "is a number already; start is for files with dates.");
    }

    private List<CustomerOrder> ReadRows(CsvReader reader)
    {
        var isDated = reader.TryGetFieldIndex(DateColumn, out var time);
        if (!isDated)
            time = reader.GetFieldIndex(DayColumn);
        var quantity = reader.GetFieldIndex(QuantityColumn);
        var orders = new List<(CustomerOrder Order, long Line)>();
        while (faults.Count < MostFaults && orders.Count <= MostOrders && reader.Read())
        {
            var line = reader.LineNumber;
            if (reader.FieldCount != reader.Headers.Count)
            {
                Refuse(line, "", $"has {reader.FieldCount} columns; the header has {reader.Headers.Count}.");
                continue;
            }
            var text = reader.GetString(time);
            var day = isDated ? DayOf(line, text) : Number(line, DayColumn, text);
            orders.Add((new CustomerOrder(day, Number(line, QuantityColumn, reader.GetString(quantity))), line));
        }
        if (orders.Count > MostOrders)
            Refuse(reader.LineNumber, "", $"is one order too many; {MostOrders} are allowed.");
        if (orders.Count == 0 && faults.Count == 0)
            Refuse(1, "", "has no orders below the header.");
        return ByDay(orders, isDated);
    }

    /// <summary>The orders from day 0 on, which is the start, or else the earliest date.</summary>
    private List<CustomerOrder> ByDay(List<(CustomerOrder Order, long Line)> orders, bool isDated)
    {
        var first = isDated && start is null ? orders.Select(o => o.Order.Day).DefaultIfEmpty().Min() : 0;
        if (isDated && faults.Count == 0)
        {
            var zero = start ?? DateOnly.FromDayNumber(first);
            foreach (var (order, line) in orders.Where(o => o.Order.Day - first > Limits.Days))
                Refuse(
                    line,
                    DateColumn,
                    $"is {zero.AddDays(order.Day - first):yyyy-MM-dd}, {order.Day - first} days after {zero:yyyy-MM-dd}; "
                        + $"at most {Limits.Days} are allowed."
                );
        }
        return orders.Select(o => o.Order with { Day = o.Order.Day - first }).OrderBy(order => order.Day).ToList();
    }

    private int DayOf(long line, string text)
    {
        if (ParseDate(text) is not { } date)
            return Refuse(line, DateColumn, $"is '{text}'; a date yyyy-MM-dd is needed.");
        return date >= start.GetValueOrDefault()
            ? date.DayNumber - start.GetValueOrDefault().DayNumber
            : Refuse(line, DateColumn, $"is {text}; start is {start:yyyy-MM-dd}, and no order can be earlier.");
    }

    private int Number(long line, string column, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LargestNumber
            ? number
            : Refuse(line, column, $"is '{text}'; a whole number from 0 to {LargestNumber} is needed.");

    private int Refuse(long line, string column, string message)
    {
        faults.Add(new DefinitionFault(path, (int)line, column, message));
        return 0;
    }
}
