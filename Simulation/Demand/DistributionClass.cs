using System.Reflection;
using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>A class of MathNet.Numerics.Distributions that can be constructed from named numbers.</summary>
internal sealed class DistributionClass
{
    private static readonly SortedDictionary<string, DistributionClass> All = new(
        typeof(IUnivariateDistribution)
            .Assembly.GetExportedTypes()
            .Where(type => typeof(IUnivariateDistribution).IsAssignableFrom(type) && !type.IsAbstract)
            .ToDictionary(type => type.Name, type => new DistributionClass(type), StringComparer.Ordinal),
        StringComparer.Ordinal
    );

    private readonly ConstructorInfo constructor;
    private readonly ParameterInfo[] parameters;
    private readonly bool takesSource;

    private DistributionClass(Type type)
    {
        constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        parameters = constructor.GetParameters().Where(p => p.ParameterType != typeof(Random)).ToArray();
        takesSource = constructor.GetParameters().Length > parameters.Length;
    }

    public static IEnumerable<string> Names => All.Keys;

    public IEnumerable<string> ParameterNames => parameters.Select(p => p.Name!);

    public static DistributionClass? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>What is wrong with the names and types of the given parameters.</summary>
    public IEnumerable<Fault> Check(Named<PerElement<double>> given)
    {
        var expected = $"{constructor.DeclaringType!.Name} takes {string.Join(", ", ParameterNames)}.";
        foreach (var name in given.Names.Except(ParameterNames, StringComparer.Ordinal))
            yield return new($"parameters.{name}", $"is unknown; {expected}");
        foreach (var name in ParameterNames.Except(given.Names, StringComparer.Ordinal))
            yield return new($"parameters.{name}", $"is missing; {expected}");
        foreach (var parameter in parameters.Where(p => given.Contains(p.Name!)))
        {
            var value = ValueOf(parameter, given);
            if (parameter.ParameterType != typeof(double[]) && value.Count > 1)
                yield return new($"parameters.{parameter.Name}", $"is a list; a single number is needed.");
            else if (parameter.ParameterType == typeof(int) && value[0] is var n && n != (int)n)
                yield return new($"parameters.{parameter.Name}", $"is {n}; a whole number is needed.");
        }
    }

    /// <summary>The distribution with the given parameters, which <see cref="Check"/> has found no fault with.</summary>
    public IUnivariateDistribution Make(Named<PerElement<double>> given)
    {
        var arguments = parameters.Select(p => Convert(p.ParameterType, ValueOf(p, given)));
        object?[] all = takesSource ? [.. arguments, null] : [.. arguments];
        return (IUnivariateDistribution)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, all, null);
    }

    private static PerElement<double> ValueOf(ParameterInfo parameter, Named<PerElement<double>> given) =>
        given.First(g => string.Equals(g.Key, parameter.Name, StringComparison.Ordinal)).Value;

    private static object Convert(Type type, PerElement<double> value) =>
        type == typeof(int) ? (int)value[0]
        : type == typeof(double) ? value[0]
        : value.ToArray();
}
