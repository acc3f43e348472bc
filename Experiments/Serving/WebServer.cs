using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ProcessChain.Experiments;

/// <summary>Shows the runs of a folder to browsers on this machine.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private const string TokenName = "token";
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(1);

    private readonly Gate gate = new();
    private readonly Site site;
    private readonly WebApplication program;
    private int port;

    private WebServer(Site site, int port)
    {
        this.site = site;
        // Empty: nothing of the environment has a say in where it listens.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(options =>
            {
                options.AddServerHeader = false;
                options.Listen(IPAddress.Loopback, port);
            });
        program = builder.Build();
        program.Run(AnswerAsync);
    }

    /// <summary>The address to open, with the token.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}/?{TokenName}={gate.Token}");

    /// <summary>Browsers do not tell ports apart where they keep cookies.</summary>
    private string CookieName => $"processchain-{port}";

    /// <summary>Starts it.</summary>
    /// <param name="site">What it shows.</param>
    /// <param name="port">Where; 0: any that is free.</param>
    /// <exception cref="InvalidInputException">ASP.NET Core is not installed, or the port cannot be had.</exception>
    public static Task<WebServer> StartAsync(Site site, int port)
    {
        AspNetCore.Require();
        return ListenAsync(site, port);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(ToEnd);
        await program.StopAsync(patience.Token);
        await program.DisposeAsync();
    }

    /// <summary>By itself, as its types are there only when <see cref="AspNetCore.Require"/> has been called.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WebServer> ListenAsync(Site site, int port)
    {
        var server = new WebServer(site, port);
        try
        {
            await server.program.StartAsync();
            server.port = new Uri(server.program.Urls.First()).Port;
            return server;
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException)
        {
            await server.program.DisposeAsync();
            throw new InvalidInputException(
                $"--port: {port} cannot be had, as another program may have it: {failure.Message} Choose another, or 0 for any that is free.",
                failure
            );
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var given = request.Query[TokenName].ToString();
        var answer =
            gate.Refuse(request.Host.Value, port, request.Method, given, request.Cookies[CookieName])
            ?? site.Answer(request.Path.Value ?? "");
        await using var content = answer.Content;
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.Type;
        response.ContentLength = content.Length;
        response.Headers.ContentSecurityPolicy = answer.Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (answer.FileName is { } name)
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        if (gate.IsToken(given))
            response.Cookies.Append(
                CookieName,
                gate.Token,
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Strict,
                    Path = "/",
                }
            );
        await content.CopyToAsync(response.Body, context.RequestAborted);
    }
}
