using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace ProcessChain;

/// <summary>Finds the settings of a record that are outside what their attributes allow.</summary>
internal static class Ranges
{
    private static readonly ConcurrentDictionary<Type, Limited[]> Known = new();

    /// <summary>
    /// A fault for each number outside its <see cref="RangeAttribute"/> and each list of a length outside its
    /// <see cref="CountAttribute"/>, in the order of declaration; those of a list's values have their place in the key, e.g.
    /// <c>levels[3]</c>. Settings that are null have none. Records within the record are not looked at: their owner adds theirs by
    /// <see cref="Fault.Below"/>.
    /// </summary>
    public static IEnumerable<Fault> Check(object record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Known.GetOrAdd(record.GetType(), LimitedOf).SelectMany(limited => OfSetting(limited, record));
    }

    private static Limited[] LimitedOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Select(property => new Limited(
                property,
                property.GetCustomAttribute<RangeAttribute>(inherit: true),
                property.GetCustomAttribute<CountAttribute>(inherit: true)
            ))
            .Where(limited => limited.Range is not null || limited.Count is not null)
            .ToArray();

    private static IEnumerable<Fault> OfSetting(Limited limited, object record)
    {
        var value = limited.Property.GetValue(record);
        var counted = limited.Count is { } count && value is IEnumerable list ? OfLength(limited.Key, list, count) : [];
        return limited.Range is { } range && value is not null
            ? counted.Concat(OfValue(limited.Key, value, range))
            : counted;
    }

    private static IEnumerable<Fault> OfLength(string key, IEnumerable list, CountAttribute count)
    {
        var length = list.Cast<object>().Count();
        if (length < count.Least || length > count.Most)
            yield return new(key, $"has {length} values; {count.Sentence}");
    }

    private static IEnumerable<Fault> OfValue(string key, object value, RangeAttribute range) =>
        value switch
        {
            IntRange ends => OfEnds(key, ends, range),
            IEnumerable list => OfList(key, list.Cast<object>().ToList(), range),
            _ => OfNumber(key, value, range),
        };

    private static IEnumerable<Fault> OfList(string key, List<object> values, RangeAttribute range) =>
        values.SelectMany((value, i) => OfValue(values.Count == 1 ? key : $"{key}[{i}]", value, range));

    private static IEnumerable<Fault> OfNumber(string key, object value, RangeAttribute range)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (!range.Allows(number))
            yield return new(
                key,
                string.Create(CultureInfo.InvariantCulture, $"is {value}; {range.Sentence(value is not double)}")
            );
    }

    private static IEnumerable<Fault> OfEnds(string key, IntRange ends, RangeAttribute range)
    {
        if (range.Allows(ends.Low) && range.Allows(ends.High) && ends.Low <= ends.High)
            yield break;
        var (least, most) = (RangeAttribute.Text(range.Least), RangeAttribute.Text(range.Most));
        var unit = range.Unit.Length == 0 ? "" : $" {range.Unit}";
        yield return new(key, $"is {ends}; [low, high] with {least} ≤ low ≤ high ≤ {most}{unit} is needed.");
    }

    private sealed record Limited(PropertyInfo Property, RangeAttribute? Range, CountAttribute? Count)
    {
        public string Key { get; } = JsonNamingPolicy.CamelCase.ConvertName(Property.Name);
    }
}
