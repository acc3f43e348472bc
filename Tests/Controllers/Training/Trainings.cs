using System.Text;

namespace ProcessChain.Tests;

/// <summary>Trainings of any kind, and what they write.</summary>
internal static class Trainings
{
    /// <summary>A training that has not begun.</summary>
    public static ITraining Begin(
        this LearningDefinition definition,
        SystemDefinition system,
        long seed = 1,
        int workers = 1,
        int? periods = null
    ) => definition.Create(new TrainingTask(system, new TrainingBudget { Periods = periods }, seed, workers));

    /// <summary>A case of a learner on a system, told by their types.</summary>
    public static TestCaseData Case(LearningDefinition learner, SystemDefinition system) =>
        new TestCaseData(learner, system).SetArgDisplayNames(learner.GetType().Name, system.GetType().Name);

    /// <summary>Goes on for some iterations.</summary>
    public static List<TrainingIteration> Run(this ITraining training, int iterations) =>
        [.. Enumerable.Range(0, iterations).Select(_ => training.RunIteration())];

    public static byte[] Saved(this ITraining training)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        training.Save(writer);
        writer.Flush();
        return stream.ToArray();
    }

    public static void Load(this ITraining training, byte[] saved)
    {
        using var reader = new BinaryReader(new MemoryStream(saved), Encoding.UTF8);
        training.Load(reader);
    }

    public static byte[] Agent(this ITraining training)
    {
        using var stream = new MemoryStream();
        training.SaveAgent(stream);
        return stream.ToArray();
    }

    public static IController LoadAgent(this LearningDefinition definition, SystemDefinition system, byte[] agent)
    {
        using var stream = new MemoryStream(agent);
        return definition.LoadAgent(system, stream);
    }
}
