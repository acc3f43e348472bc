using System.Threading;

namespace ProcessChain.Tests;

/// <summary>A training of an experiment with its checkpoint.</summary>
internal sealed class SavedTraining
{
    private readonly ControllerUnit unit;
    private readonly LearningDefinition learning;
    private readonly RunTask task;

    public SavedTraining(string controller, string experiment, string folder)
    {
        Directory.CreateDirectory(folder);
        var read = DefinitionReader.ReadText(experiment, "x.yaml");
        unit = WorkUnit.Of(read).OfType<ControllerUnit>().First(unit => unit.Controller == controller);
        learning = (LearningDefinition)read.Controllers.Single(entry => entry.Key == controller).Value;
        var store = new PointStore(read, folder, "key");
        task = new RunTask(read, store, new TestDemand(read), new RunOptions(), CancellationToken.None);
    }

    public string Checkpoint => task.Store.Checkpoint(unit);

    /// <summary>Trains to the end, from the checkpoint on if there is one.</summary>
    /// <returns>The agent.</returns>
    public byte[] Train()
    {
        var loop = new Experiments.TrainingLoop(unit, learning, task);
        loop.Run();
        using var agent = new MemoryStream();
        loop.SaveAgent(agent);
        return agent.ToArray();
    }

    /// <summary>What is sealed in the checkpoint.</summary>
    public byte[] Content() => ContentOf(SealedFile.Checkpoint, Checkpoint, task.Store.Key(unit));

    /// <summary>What is sealed in a file.</summary>
    public static byte[] ContentOf(SealedFile kind, string path, string key)
    {
        byte[] content = [];
        kind.Read(
            path,
            key,
            reader => content = reader.ReadBytes((int)(reader.BaseStream.Length - reader.BaseStream.Position))
        );
        return content;
    }

    public void Seal(byte[] content) =>
        SealedFile.Checkpoint.Write(Checkpoint, task.Store.Key(unit), writer => writer.Write(content));
}
