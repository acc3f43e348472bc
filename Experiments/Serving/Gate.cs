using System.Security.Cryptography;
using System.Text;

namespace ProcessChain.Experiments;

/// <summary>
/// Lets in who knows the token. Other users of the machine can reach its addresses too, and so can pages of other sites in the
/// user's own browser, under names that they let lead here: hence the token, and hence only the own names.
/// </summary>
internal sealed class Gate
{
    /// <summary>What everybody has to know, new at every start.</summary>
    public string Token { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Why a request is refused; null where it is not.</summary>
    /// <param name="host">By which name the server was called.</param>
    /// <param name="port">Its port.</param>
    /// <param name="method">What is wanted.</param>
    /// <param name="given">The tokens that came with it.</param>
    public Answer? Refuse(string? host, int port, string method, params IEnumerable<string?> given) =>
        host != $"127.0.0.1:{port}" && !string.Equals(host, $"localhost:{port}", StringComparison.OrdinalIgnoreCase)
            ? Answer.Refusal(403, "This server answers to 127.0.0.1 and localhost only.")
        : !given.Any(IsToken)
            ? Answer.Refusal(
                403,
                "The token is missing or wrong: open the address that 'processchain serve' has printed."
            )
        : method is not ("GET" or "HEAD") ? Answer.Refusal(405, "Pages and files can be read here, nothing else.")
        : null;

    /// <summary>Whether a token is the right one.</summary>
    public bool IsToken(string? given) =>
        given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Token));
}
