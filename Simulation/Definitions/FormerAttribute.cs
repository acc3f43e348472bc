namespace ProcessChain;

/// <summary>A key that definition files used to have here: who still writes it is told what to write now.</summary>
/// <param name="key">The key of old.</param>
/// <param name="now">What it is now, as the end of the sentence <c>is now …</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class FormerAttribute(string key, string now) : Attribute
{
    public string Key => key;

    public string Now => now;
}
