using Microsoft.Playwright;

namespace ProcessChain.Tests;

/// <summary>A headless Chromium: the one that <c>CHROMIUM</c> names, or Debian's.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>Starts it; where that cannot be, the tests are skipped and say why.</summary>
    public static async Task<Browser> StartAsync()
    {
        var program = System.Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(program))
            Assert.Ignore($"{program} is not there. Install the package chromium or name one in CHROMIUM.");
        var driver = await Playwright.CreateAsync();
        string[] quiet =
        [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
        ];
        return new Browser(driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = quiet }));
    }

    /// <summary>Opens a file without a network.</summary>
    public Task<OpenedPage> OpenAsync(string path, ColorScheme colours = ColorScheme.Light, int width = 1280) =>
        OpenAsync(new Uri(path), colours, width, isOffline: true);

    /// <summary>Opens an address of a server.</summary>
    public Task<OpenedPage> VisitAsync(Uri address, ColorScheme colours = ColorScheme.Light, int width = 1280) =>
        OpenAsync(address, colours, width, isOffline: false);

    private async Task<OpenedPage> OpenAsync(Uri address, ColorScheme colours, int width, bool isOffline)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                Offline = isOffline,
                ColorScheme = colours,
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        return await OpenedPage.OpenAsync(await context.NewPageAsync(), address);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
