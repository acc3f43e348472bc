using System.Globalization;
using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>Figures measured in several rounds, by name.</summary>
internal sealed class Measurements
{
    private readonly Dictionary<string, List<double>> values = new(StringComparer.Ordinal);

    /// <summary>Measures in rounds, one more than are counted, so that all is compiled.</summary>
    public static Measurements OfRounds(int rounds, Action<Measurements> measure)
    {
        measure(new());
        var measured = new Measurements();
        for (var round = 0; round < rounds; round++)
            measure(measured);
        return measured;
    }

    public bool Has(string name) => values.ContainsKey(name);

    public void Add(string name, double value)
    {
        if (!values.TryGetValue(name, out var list))
            values[name] = list = [];
        list.Add(value);
    }

    /// <summary>The median, and the least and greatest value.</summary>
    public string Spread(string name, string format)
    {
        var list = values[name];
        return $"{Text(list.Median())} ({Text(list.Min())} to {Text(list.Max())})";

        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
