namespace ProcessChain.Tests;

internal sealed class SealedFileTests
{
    private const string Key = "the key";

    private TemporaryFolder folder = null!;
    private string path = "";

    [SetUp]
    public void WriteACheckpoint()
    {
        folder = new TemporaryFolder();
        path = folder["a.checkpoint"];
        SealedFile.Checkpoint.Write(path, Key, writer => writer.Write("content"));
    }

    [TearDown]
    public void Dispose() => folder.Dispose();

    [Test]
    public void Written_IsReadAgain()
    {
        var read = "";
        SealedFile.Checkpoint.Read(path, Key, reader => read = reader.ReadString());
        Assert.That(read, Is.EqualTo("content"));
    }

    [Test]
    public void AnyByteAltered_IsRefusedByName()
    {
        var whole = File.ReadAllBytes(path);
        Assert.Multiple(() =>
        {
            for (var position = 0; position < whole.Length; position++)
            {
                foreach (var mask in new byte[] { 0x01, 0x80, 0xFF })
                {
                    var altered = whole.ToArray();
                    altered[position] ^= mask;
                    AssertRefused(altered, $"byte {position} ^ {mask}");
                }
            }
        });
    }

    [Test]
    public void AnyTruncation_IsRefusedByName()
    {
        var whole = File.ReadAllBytes(path);
        Assert.Multiple(() =>
        {
            for (var length = 0; length < whole.Length; length++)
                AssertRefused(whole[..length], $"{length} bytes");
        });
    }

    [Test]
    public void Lengthened_IsRefused() => AssertRefused([.. File.ReadAllBytes(path), 0], "one byte more");

    [Test]
    public void AnotherKey_IsRefused() =>
        Assert.That(
            () => SealedFile.Checkpoint.Check(path, "another key"),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("belongs to another")
        );

    [Test]
    public void ContentThatDoesNotFit_IsRefused()
    {
        Assert.That(() => SealedFile.Checkpoint.Read(path, Key, reader => reader.ReadBytes(100)), Throws.Nothing);
        Assert.That(
            () => SealedFile.Checkpoint.Read(path, Key, _ => throw new InvalidDataException("5 layers")),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains(path).And.Message.Contains("5 layers")
        );
    }

    [Test]
    public void FileOfAnotherKind_IsRefused() =>
        Assert.That(
            () => SealedFile.Unit.Check(path, Key),
            Throws.InstanceOf<InvalidInputException>().With.Message.Contains("is not a note")
        );

    /// <summary>Checkpoints of long trainings are hundreds of megabytes: they are not held in memory while they are written and read.</summary>
    [Test]
    public void LargeContent_IsNotCopiedInMemory()
    {
        const int Blocks = 1 << 10;
        var block = new byte[1 << 15];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        SealedFile.Checkpoint.Write(
            path,
            Key,
            writer =>
            {
                for (var i = 0; i < Blocks; i++)
                    writer.Write(block);
            }
        );
        SealedFile.Checkpoint.Read(path, Key, reader => Assert.That(reader.Read(block), Is.EqualTo(block.Length)));
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(4 << 20));
        Assert.That(new FileInfo(path).Length, Is.GreaterThan((long)Blocks * block.Length));
    }

    private void AssertRefused(byte[] content, string what)
    {
        File.WriteAllBytes(path, content);
        Assert.That(
            () => SealedFile.Checkpoint.Check(path, Key),
            Throws.InstanceOf<InvalidInputException>().With.Message.StartsWith(path),
            what
        );
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(content), what);
    }
}
