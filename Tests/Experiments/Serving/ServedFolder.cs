using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>A folder with a run in it, and the server that shows it.</summary>
internal sealed class ServedFolder : IAsyncDisposable
{
    private readonly TemporaryFolder place = new();
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebServer server = null!;

    /// <summary>Where things are; <c>runs</c> is what is served.</summary>
    public string this[params string[] parts] => place[parts];

    public Uri Address => server.Address;

    /// <summary>The token as a query.</summary>
    public string Token => Address.Query;

    public static async Task<ServedFolder> StartAsync(params string[] runs)
    {
        var made = new ServedFolder();
        Directory.CreateDirectory(made["runs"]);
        foreach (var run in runs)
            ExperimentRun.Run(TinyExperiment.Read(), made["runs", run]);
        made.server = await WebServer.StartAsync(new Site(new Shelf(made["runs"]) { Fresh = TimeSpan.Zero }), port: 0);
        return made;
    }

    /// <summary>Asks for something, under another name of the server if need be.</summary>
    public async Task<HttpResponseMessage> AskAsync(
        string path,
        string? host = null,
        HttpMethod? method = null,
        string? cookie = null
    )
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(Address, path));
        request.Headers.Host = host;
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }

    /// <summary>The text at a path, which must be there.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var answer = await AskAsync(path + Token);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A row of the list.</summary>
    public async Task<JsonElement> RowAsync(string name) =>
        (await RowsAsync()).Single(row => row.GetProperty("name").GetString() == name);

    public async Task<IReadOnlyList<JsonElement>> RowsAsync() =>
        [.. Parsed(await ReadAsync("/list")).GetProperty("rows").EnumerateArray()];

    /// <summary>How a run stands.</summary>
    public async Task<JsonElement> StateAsync(string name) =>
        Parsed(await ReadAsync($"/folder/{await IdAsync(name)}/state"));

    public async Task<string> IdAsync(string name) => (await RowAsync(name)).GetProperty("id").GetString()!;

    /// <summary>The status line and all that follows, for a path that is sent as it stands.</summary>
    public async Task<string> AskPlainlyAsync(string path)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, Address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET {path}{Token} HTTP/1.1\r\nHost: {Address.Authority}\r\nConnection: close\r\n\r\n"
            )
        );
        using var text = new StreamReader(stream);
        return await text.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        place.Dispose();
    }

    private static JsonElement Parsed(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
