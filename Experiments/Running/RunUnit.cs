namespace ProcessChain.Experiments;

/// <summary>The smallest piece of an experiment that is done, saved and taken up again on its own.</summary>
/// <param name="Id">Its name for files, which no other unit of the experiment has.</param>
internal abstract record RunUnit(string Id);
