namespace ProcessChain.Tests;

internal sealed class AtomicFileTests
{
    [Test]
    public void FailureWhileWriting_LeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("file", "old");

        Assert.That(
            () =>
                AtomicFile.WriteText(
                    path,
                    writer =>
                    {
                        writer.Write(new string('n', 1 << 20));
                        throw new IOException("No space left on device");
                    }
                ),
            Throws.InstanceOf<IOException>()
        );
        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
        Assert.That(Directory.GetFileSystemEntries(folder.Root), Has.Length.EqualTo(1));
    }

    [Test]
    public void LeftoverOfAKilledProgram_IsOverwritten()
    {
        using var folder = new TemporaryFolder();
        folder.Write("file.unfinished", "much longer than what is written now");

        AtomicFile.WriteText(folder["file"], "new");

        Assert.That(File.ReadAllText(folder["file"]), Is.EqualTo("new"));
        Assert.That(Directory.GetFileSystemEntries(folder.Root), Has.Length.EqualTo(1));
    }

    [Test]
    public void Text_IsUtf8WithoutMarkAndWithLineFeeds()
    {
        using var folder = new TemporaryFolder();

        AtomicFile.WriteText(folder["file"], writer => writer.WriteLine("ä"));

        Assert.That(File.ReadAllBytes(folder["file"]), Is.EqualTo(new byte[] { 0xC3, 0xA4, 0x0A }));
    }
}
