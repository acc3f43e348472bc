namespace ProcessChain.Experiments;

/// <summary>The orders that a definition leaves to a file, whatever system they are for.</summary>
internal static class OrdersOfFile
{
    /// <summary>Puts the orders themselves in the place of the file that holds them.</summary>
    /// <param name="file">The demand of the kind <c>file</c>.</param>
    /// <param name="path">The path of its key.</param>
    /// <param name="faults">Receives what is wrong with it.</param>
    /// <param name="assumed">The paths of the keys that are marked as assumed.</param>
    /// <returns>The orders; null where they cannot be had.</returns>
    public static ListDemand? Take(FileDemand file, string path, FaultList faults, ISet<string> assumed)
    {
        var invalid = file.Validate().Select(fault => fault.Below(path)).ToList();
        invalid.ForEach(fault => faults.Add(faults.LineOf(fault.Key), fault.Key, fault.Message));
        if (invalid.Count > 0 || Load(file, Setting.PathOf(path, "path"), faults) is not { } orders)
            return null;
        var replaced = assumed.Where(key => key.StartsWith(path + ".", StringComparison.Ordinal)).ToList();
        assumed.ExceptWith(replaced);
        if (replaced.Count > 0)
            assumed.Add(Setting.PathOf(path, "list"));
        return orders;
    }

    private static ListDemand? Load(FileDemand file, string key, FaultList faults)
    {
        var folder = Path.GetDirectoryName(faults.File) ?? "";
        var full = Path.Combine(folder, file.Path);
        try
        {
            return Directory.Exists(full) ? Refuse("that is a folder, a CSV file is needed.")
                : File.Exists(full) && !OrdinaryFile.HasText(full)
                    ? Refuse("that is empty, or a pipe or device; a CSV file is needed.")
                : file.Load(folder);
        }
        catch (InvalidDefinitionException e)
        {
            faults.AddFrom(e);
            return null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse("there is no such file beside the definition.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse($"it cannot be read: {e.Message}");
        }

        ListDemand? Refuse(string why)
        {
            faults.Add(faults.LineOf(key), key, $"is '{file.Path}'; {why}");
            return null;
        }
    }
}
