namespace ProcessChain.Experiments;

/// <summary>
/// Keeps other processes from running in a folder until it is disposed of or this process ends. It holds some space on the
/// disk, so that a run that fills the disk can still say that it was stopped.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const int Reserve = 1 << 16;
    private const int TakenOnUnix = 11;
    private const int TakenOnWindows = unchecked((int)0x80070020);
    private readonly FileStream file;

    /// <exception cref="InvalidInputException">Another process has it, or it cannot be had.</exception>
    public RunLock(string path)
    {
        try
        {
            const int NoBuffer = 0;
            file = new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                NoBuffer,
                FileOptions.DeleteOnClose
            );
            file.Write(new byte[Reserve]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new InvalidInputException(
                $"{path}: cannot be had; another process may be running in this folder: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Waits until no other process has it.</summary>
    /// <exception cref="InvalidInputException">It cannot be had.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RunLock WhenFree(string path, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new RunLock(path);
            }
            catch (InvalidInputException taken)
                when (taken.InnerException is IOException { HResult: TakenOnUnix or TakenOnWindows })
            {
                stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(1));
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Frees the space that was held.</summary>
    public void GiveUpReserve() => file.SetLength(0);

    public void Dispose() => file.Dispose();
}
