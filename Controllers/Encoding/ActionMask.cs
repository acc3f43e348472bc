namespace ProcessChain;

/// <summary>Which allowed choices an agent considers at all, in acting, exploring and bootstrapping.</summary>
internal enum ActionMask
{
    /// <summary>All of them.</summary>
    None,

    /// <summary>Those that order no more than the supplier can serve now.</summary>
    Served,
}
