using System.Collections;

namespace ProcessChain.Experiments;

/// <summary>The records of which a definition is made.</summary>
internal static class DefinitionRecords
{
    /// <summary>The experiment itself, and all below it.</summary>
    public static IEnumerable<object> Of(ExperimentDefinition experiment) => Within(experiment);

    private static IEnumerable<object> Within(object? value) =>
        value switch
        {
            null or string => [],
            IEnumerable list => list.Cast<object?>().SelectMany(Within),
            _ when IsPair(value.GetType()) => Within(value.GetType().GetProperty("Value")!.GetValue(value)),
            _ when value.GetType().IsValueType => [],
            _ => RecordShape
                .Of(value.GetType())
                .Settings.SelectMany(setting => Within(setting.Get(value)))
                .Prepend(value),
        };

    private static bool IsPair(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
