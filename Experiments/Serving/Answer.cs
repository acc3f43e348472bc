using System.Text;
using System.Text.Json;

namespace ProcessChain.Experiments;

/// <summary>What a browser is answered.</summary>
/// <param name="Status">The status code of HTTP.</param>
/// <param name="Type">The type of the content.</param>
/// <param name="Content">The content, which is disposed of when it was sent.</param>
internal sealed record Answer(int Status, string Type, Stream Content)
{
    /// <summary>The pages of the server have scripts of their own files only.</summary>
    private const string OfOwnPages =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data: blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Reports have everything in one file, may ask for nothing, and are strangers to the pages of the server.</summary>
    private const string OfReports =
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-downloads";

    private const string Words = "text/plain; charset=utf-8";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonNumber() },
    };

    /// <summary>What a browser lets the content do.</summary>
    public string Policy { get; private init; } = OfOwnPages;

    /// <summary>The name under which it is kept; null for what is shown.</summary>
    public string? FileName { get; private init; }

    /// <summary>A sentence that tells why there is nothing else.</summary>
    public static Answer Refusal(int status, string sentence) =>
        new(status, Words, new MemoryStream(Encoding.UTF8.GetBytes(sentence + "\n")));

    public static Answer Json<T>(T content) =>
        new(200, "application/json", new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(content, Options)));

    /// <summary>A part of the server's own pages.</summary>
    public static Answer Resource(string name, Stream content) => new(200, TypeOf(name), content);

    /// <summary>A file of a folder: reports and short texts are shown, tables are kept.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="folder">The folder, by whose name the file is kept.</param>
    /// <param name="content">What is in it.</param>
    public static Answer File(string name, string folder, Stream content) =>
        new(200, TypeOf(name), content)
        {
            Policy = OfReports,
            FileName = TypeOf(name) is "text/html; charset=utf-8" or Words or "application/json"
                ? null
                : $"{string.Concat(folder.Where(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '.'))}-{name}",
        };

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".json" => "application/json",
            ".csv" => "text/csv; charset=utf-8",
            ".yaml" => Words,
            _ => "application/octet-stream",
        };
}
