package dev.baton.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser on the console, which notes each error that a page tells of. */
final class ConsoleBrowser implements AutoCloseable {
    private static final Path AXE = Path.of("../console/web/node_modules/axe-core/axe.min.js");
    /** With it the pictures of the documentation are taken anew. */
    private static final boolean PICTURES = Boolean.getBoolean("baton.pictures");

    private static final Path PICTURE_FOLDER = Path.of("../../docs/console");

    private final Playwright playwright;
    private final Browser browser;
    private final Server server;
    private BrowserContext context;
    private Page page;
    private final List<String> errors = new ArrayList<>();
    private @Nullable CDPSession measuring;

    ConsoleBrowser(Server server) {
        Optional<Path> chromium = chromium();
        assumeTrue(
                chromium.isPresent(), "NOT TESTED: there is no Chromium on this machine; BATON_CHROMIUM may name one");
        this.server = server;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        this.context = context(ColorScheme.LIGHT);
        this.page = open();
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("BATON_CHROMIUM")).orElse(""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private BrowserContext context(ColorScheme scheme) {
        BrowserContext made = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 960)
                .setColorScheme(scheme)
                .setTimezoneId("Europe/Berlin"));
        // A machine with a load of twenty.
        made.setDefaultTimeout(Integer.getInteger("baton.patience.seconds", 90) * 1000.0);
        return made;
    }

    private Page open() {
        Page opened = context.newPage();
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        opened.onPageError(errors::add);
        return opened;
    }

    Page page() {
        return page;
    }

    /** Goes to a page of the console: {@code executions?status=FAILED}. */
    void go(String route) {
        page.navigate(server.url() + "#/" + route);
    }

    void goToExecution(String arn) {
        go("execution/" + URLEncoder.encode(arn, StandardCharsets.UTF_8));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    Locator exactButton(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** Waits until a text is seen. */
    void sees(String text) {
        page.getByText(text)
                .filter(new Locator.FilterOptions().setVisible(true))
                .first()
                .waitFor();
    }

    /** How long the page's main thread was at work so far, in milliseconds of its own time: what else runs does not count. */
    double work() {
        if (measuring == null) {
            measuring = context.newCDPSession(page);
            JsonObject threadTime = new JsonObject();
            threadTime.addProperty("timeDomain", "threadTicks");
            measuring.send("Performance.enable", threadTime);
        }
        for (JsonElement metric : measuring.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return metric.getAsJsonObject().get("value").getAsDouble() * 1000;
            }
        }
        throw new IllegalStateException("Chromium tells no TaskDuration");
    }

    /** Waits until the main thread has nothing more to do, and tells how long it was at work so far: {@link #work}. */
    double rest() {
        double before = -1;
        double now = work();
        for (int quiet = 0; quiet < 3; quiet = now - before < 1 ? quiet + 1 : 0) {
            page.waitForTimeout(100);
            before = now;
            now = work();
        }
        return now;
    }

    /** What the main thread needs for a piece of work that is always the same, in milliseconds of its own. */
    double yardstick() {
        double before = rest();
        page.evaluate("""
                () => {
                  const rows = Array.from({ length: 3000 }, (_, i) => ({ id: i, name: `row ${i}`, tags: ['a', 'b'], total: i / 7 }));
                  for (let i = 0; i < 12; i++) {
                    JSON.parse(JSON.stringify(rows)).sort((a, b) => b.name.localeCompare(a.name));
                  }
                }
                """);
        return rest() - before;
    }

    /** How many elements the page has. */
    int elements() {
        return (Integer) page.evaluate("document.querySelectorAll('*').length");
    }

    /** No error was told of so far. */
    void hasToldNoError() {
        assertThat(errors).isEmpty();
    }

    /** Errors that were expected, and are forgotten. */
    List<String> takeErrors() {
        List<String> taken = List.copyOf(errors);
        errors.clear();
        return taken;
    }

    /** What a screen reader's user would be stopped by. */
    void isAccessible() throws IOException {
        page.evaluate(Files.readString(AXE));
        Object found = page.evaluate("""
                async () => {
                  // What lies behind a dialog is not to be read.
                  const dialog = [...document.querySelectorAll('[role=dialog]')].find((one) => one.checkVisibility());
                  const { violations } = await axe.run(dialog ?? document, { resultTypes: ['violations'] });
                  return violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
                    .map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(' | '));
                }
                """);
        assertThat(found)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    /** Looks at the page in light and in dark; both are accessible, and pictures of both are kept when they are asked for. */
    void looksRight(String name) throws IOException {
        page.waitForTimeout(300);
        picture(name + "-light");
        isAccessible();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.locator("body.awsui-dark-mode").waitFor();
        page.waitForTimeout(300);
        picture(name + "-dark");
        isAccessible();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.locator("body:not(.awsui-dark-mode)").waitFor();
        hasToldNoError();
    }

    private void picture(String name) {
        if (PICTURES) {
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE_FOLDER.resolve(name + ".png")));
        }
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }
}
