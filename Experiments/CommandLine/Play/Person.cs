using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>A person at a seat: is told what is seen from there, and asked for an order in every period.</summary>
/// <param name="seat">What the seat is called.</param>
/// <param name="periods">Periods of the game.</param>
/// <param name="period">What a period is called.</param>
/// <param name="questions">Where it is asked.</param>
/// <param name="answers">Where the answers come from.</param>
/// <param name="stop">Ends it while it waits.</param>
internal sealed class Person(
    string seat,
    int periods,
    string period,
    TextWriter questions,
    TextReader answers,
    CancellationToken stop
) : PlaceController
{
    private const string Quit = "quit";

    private readonly List<double> orders = [];

    /// <summary>What was ordered in each period.</summary>
    public IReadOnlyList<double> Orders => orders;

    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided)
    {
        var seen = view.Seat(place, decided);
        questions.WriteLine();
        questions.WriteLine(
            $"{period} {view.Period + 1} of {periods}, {seat}: in stock {Units(Math.Max(0, seen.InventoryLevel))}, "
                + $"owed {Units(Math.Max(0, -seen.InventoryLevel))}; now {Units(seen.Received)} arrive and "
                + $"{Units(seen.Inbound)} are ordered from you; on the way to you {Units(seen.OnOrder - seen.Received)} more."
        );
        orders.Add(Ask());
        return orders[^1];
    }

    private double Ask()
    {
        while (true)
        {
            questions.Write("Your order: ");
            questions.Flush();
            var answer = Read();
            if (
                int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
                && units <= Limits.Units
            )
                return units;
            questions.WriteLine(
                $"'{answer}' is no order: a whole number from 0 to {Limits.Units} is needed, or {Quit}."
            );
        }
    }

    /// <exception cref="OperationCanceledException">The person wants to end, or is gone.</exception>
    private string Read()
    {
        var reading = Task.Run(answers.ReadLine, CancellationToken.None);
        reading.Wait(stop);
        return reading.Result?.Trim() is { } answer && answer != Quit ? answer : throw new OperationCanceledException();
    }

    private static string Units(double units) => NumberText.Of(units, decimals: 0);
}
