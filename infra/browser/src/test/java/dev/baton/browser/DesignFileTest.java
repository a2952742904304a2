package dev.baton.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.baton.local.cli.Baton;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code baton design FILE}, as a person uses it. */
@Timeout(300)
class DesignFileTest {
    private static final Path EXAMPLE = Path.of("../../asl-examples/order-saga/definition.asl.json");
    private static final Pattern PAGE = Pattern.compile("until Ctrl-C: (http://\\S+)");

    @TempDir
    Path folder;

    private final StringWriter told = new StringWriter();
    private Path file;
    private String before;
    private Server server;
    private ConsoleBrowser browser;
    private Thread design;

    @BeforeEach
    void start() throws Exception {
        server = new Server();
        browser = new ConsoleBrowser(server);
        before = Files.readString(EXAMPLE);
    }

    private void open(String name, String text, String first) throws Exception {
        file = Files.writeString(folder.resolve(name), text);
        PrintWriter out = new PrintWriter(told, true);
        design = Thread.ofPlatform()
                .start(() -> Baton.line().setOut(out).setErr(out).execute("design", file.toString(), "--print"));
        browser.page().onDialog(dialog -> dialog.accept());
        browser.page().navigate(address());
        browser.button(first).waitFor();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (design != null) {
            design.interrupt();
            design.join();
        }
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    private String address() throws InterruptedException {
        while (true) {
            Matcher page = PAGE.matcher(told.toString());
            if (page.find()) {
                return page.group(1);
            }
            assertThat(design.isAlive()).as(told.toString()).isTrue();
            Thread.sleep(20);
        }
    }

    private void rename(String from, String to) {
        browser.button(from + ", Task").click();
        Locator name = browser.page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
        name.fill(to);
        name.press("Enter");
        browser.button(to + ", Task").waitFor();
    }

    @Test
    void whatIsSavedIsTheFileWithTheEditAlone() throws Exception {
        open("order.asl.json", before, "ChargeCard, Task");
        assertThat(browser.exactButton("Save").isDisabled()).isTrue();
        rename("ChargeCard", "Take the money");
        assertThat(Files.readString(file)).isEqualTo(before);

        browser.exactButton("Save").click();

        browser.sees("order.asl.json is saved");
        String renamed = before.replace("\"ChargeCard\"", "\"Take the money\"");
        assertThat(Files.readString(file)).isEqualTo(renamed);
        browser.button("Undo").click();
        browser.button("ChargeCard, Task").waitFor();
        browser.page().keyboard().press("Control+s");
        browser.sees("valid");
        browser.page()
                .locator("text=changed")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN));
        assertThat(Files.readString(file)).isEqualTo(before);
        browser.hasToldNoError();
        browser.isAccessible();
    }

    @Test
    void whatAnotherWroteIsNotOverwrittenUnasked() throws Exception {
        open("order.asl.json", before, "ChargeCard, Task");
        rename("ChargeCard", "Take the money");
        String theirs = before.replace("\"ShipOrder\"", "\"Send it\"");
        Files.writeString(file, theirs);

        browser.exactButton("Save").click();
        browser.sees("The file was changed meanwhile");
        browser.isAccessible();
        assertThat(Files.readString(file)).isEqualTo(theirs);

        browser.exactButton("Open it as it is now").click();
        browser.button("Send it, Task").waitFor();
        rename("ChargeCard", "Take the money");
        Files.writeString(file, before);
        browser.exactButton("Save").click();
        browser.exactButton("Overwrite it").click();

        browser.sees("order.asl.json is saved");
        assertThat(Files.readString(file)).isEqualTo(theirs.replace("\"ChargeCard\"", "\"Take the money\""));
        // The browser itself tells of each 409.
        assertThat(browser.takeErrors()).allMatch(error -> error.contains("409"));
    }

    @Test
    void yamlIsEditedAsTextAndItsGraphAndFaultsFollow() throws Exception {
        String yaml = """
            # Greets.
            StartAt: Greet
            States:
              Greet: {Type: Pass, Next: Rest}   # quickly
              Rest: {Type: Wait, Seconds: 1, End: true}
            """;
        open("greet.asl.yaml", yaml, "Greet, Pass");
        browser.sees("valid");
        assertThat(browser.button("Add a state").isDisabled()).isTrue();
        browser.button("Rest, Wait").click();
        browser.page().locator(".cm-content").press("End");
        browser.page().keyboard().type(" # long");
        browser.page().keyboard().press("Control+Home");
        browser.page().keyboard().type("Comment: [\n");
        browser.sees("no YAML");
        browser.sees("greet.asl.yaml:");
        browser.page().keyboard().press("Control+s");
        browser.sees("Save did not work");
        assertThat(Files.readString(file)).isEqualTo(yaml);
        browser.button("Rest, Wait").waitFor();
        browser.page().keyboard().press("Backspace");
        browser.page().keyboard().press("Backspace");
        browser.page().keyboard().type("Polite\n");
        browser.sees("valid");
        browser.isAccessible();

        browser.exactButton("Save").click();

        browser.sees("greet.asl.yaml is saved");
        assertThat(Files.readString(file))
                .isEqualTo("Comment: Polite\n" + yaml.replace("End: true}", "End: true} # long"));
        // The browser itself tells of each 400.
        assertThat(browser.takeErrors()).allMatch(error -> error.contains("400"));
    }
}
