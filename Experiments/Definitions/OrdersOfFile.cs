namespace ProcessChain.Experiments;

/// <summary>The customer's orders that a definition leaves to a file.</summary>
internal static class OrdersOfFile
{
    /// <summary>Puts the orders themselves in the place of the file that holds them.</summary>
    public static ExperimentDefinition Take(ExperimentDefinition definition, FaultList faults)
    {
        const string Key = "customer.path";
        if (definition.Customer is not FileDemand file || file.Validate().Any())
            return definition;
        if (Directory.Exists(Path.Combine(FolderOf(faults), file.Path)))
        {
            faults.Add(faults.LineOf(Key), Key, $"is '{file.Path}'; that is a folder, a CSV file is needed.");
            return definition;
        }
        try
        {
            var orders = file.Load(FolderOf(faults));
            var assumed = definition.Assumed.Select(key =>
                key.StartsWith("customer.", StringComparison.Ordinal) ? "customer.list" : key
            );
            return definition with { Customer = orders, Assumed = new(assumed.Distinct(StringComparer.Ordinal)) };
        }
        catch (InvalidDefinitionException e)
        {
            faults.AddFrom(e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(faults.LineOf(Key), Key, $"is '{file.Path}'; there is no such file beside the definition.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(faults.LineOf(Key), Key, $"is '{file.Path}'; it cannot be read: {e.Message}");
        }
        return definition;
    }

    private static string FolderOf(FaultList faults) => Path.GetDirectoryName(faults.File) ?? "";
}
