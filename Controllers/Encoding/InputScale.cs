namespace ProcessChain;

/// <summary>
/// How observed quantities become inputs of networks. Ages are always divided by the longest time between two orders and
/// limited to 1; shares and flags stay as they are.
/// </summary>
internal enum InputScale
{
    /// <summary>As they are: raw units.</summary>
    Units,

    /// <summary>Divided by the largest order of a customer.</summary>
    LargestOrder,

    /// <summary>Divided by five times the mean demand of a period, of all markets together.</summary>
    MeanDemand,

    /// <summary>Scaled to mean 0 and deviation 1 of all states seen so far, and limited to ±10; also ages, shares and flags.</summary>
    Running,
}
