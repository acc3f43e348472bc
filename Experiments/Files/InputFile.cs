namespace ProcessChain.Experiments;

/// <summary>Files that were written by this program or are named by the user.</summary>
internal static class InputFile
{
    /// <summary>Opens a file to read, and keeps nobody from replacing or deleting it meanwhile.</summary>
    public static FileStream OpenShared(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Reads or opens a file.</summary>
    /// <exception cref="InvalidInputException">It is missing, or cannot be read.</exception>
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }
}
