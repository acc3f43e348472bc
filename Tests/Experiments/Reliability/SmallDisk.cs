using Process = System.Diagnostics.Process;

namespace ProcessChain.Tests;

/// <summary>A disk of its own in memory, that can be full or read-only; only where this may be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder place = new();

    public SmallDisk(string size)
    {
        if (!OperatingSystem.IsLinux() || !IsDone("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", place.Root))
        {
            place.Dispose();
            Assert.Ignore("A disk in memory cannot be mounted here: that needs root on Linux.");
        }
    }

    /// <summary>The path of something on it.</summary>
    public string this[params string[] parts] => place[parts];

    /// <summary>Mounts it with other options, e.g. <c>size=1g</c> or <c>ro</c>.</summary>
    public void Change(string options) => Assert.That(IsDone("mount", "-o", $"remount,{options}", place.Root));

    public void Dispose()
    {
        IsDone("umount", "--lazy", place.Root);
        place.Dispose();
    }

    private static bool IsDone(string program, params string[] arguments)
    {
        try
        {
            var start = new System.Diagnostics.ProcessStartInfo(program, arguments)
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
