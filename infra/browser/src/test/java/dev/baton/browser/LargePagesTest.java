package dev.baton.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * The largest that there can be. What a page does with it is bounded by what is seen: so many elements, whatever the history holds.
 * With {@code -Dbaton.figures=true} it is told how long the main thread is at work for each thing that a person does, in time of its
 * own.
 */
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargePagesTest {
    private static final boolean FIGURES = Boolean.getBoolean("baton.figures");
    /** A page of a hundred rows with its frame. */
    private static final int MOST_ELEMENTS = 3000;

    private static final String MAP = """
            {"StartAt": "Each", "States": {
              "Each": {"Type": "Map", "ItemsPath": "$.items", "End": true, "ItemProcessor": {
                "StartAt": "Check", "States": {
                  "Check": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": -1, "Next": "Bad"}], "Default": "Good"},
                  "Good": {"Type": "Succeed"},
                  "Bad": {"Type": "Fail", "Error": "BadItem", "Cause": "It is below nothing"}}}}}}
            """;
    private static final String PASS =
            "{\"StartAt\":\"Pass on\",\"States\":{\"Pass on\":{\"Type\":\"Pass\",\"End\":true}}}";

    private Server server;
    private ConsoleBrowser browser;

    @BeforeAll
    void start() throws IOException {
        server = new Server(200_000);
        server.machine("wide", MAP);
        server.machine("data", PASS);
        browser = new ConsoleBrowser(server);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    @BeforeEach
    void forget() {
        browser.takeErrors();
    }

    /** Does something, tells what it cost, and sees that the page did not grow with what it shows. */
    private void interaction(String what, Runnable deed) {
        double before = browser.work();
        deed.run();
        browser.page().waitForTimeout(500);
        double cost = browser.work() - before;
        if (FIGURES) {
            System.out.printf("%-60s %6.0f ms %6d elements%n", what, cost, browser.elements());
        }
        assertThat(browser.elements()).as(what).isLessThan(MOST_ELEMENTS);
    }

    private void heading(String name) {
        browser.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first()
                .waitFor();
    }

    private static String items(int count, boolean bad) {
        return IntStream.range(0, count)
                .mapToObj(i -> bad && i == count - 1 ? "-1" : Integer.toString(i))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    @Test
    void aMapOfTenThousandIsOneNodeWithCountsAndItsFailedItemIsFound() {
        String arn = server.start("wide", "ten-thousand", items(10_000, true));
        browser.goToExecution(arn);
        browser.sees("item 9999");
        browser.page().getByText("10000 of 10000 items, 1 failed").first().waitFor();
        look("a Map of 10,000");
        browser.hasToldNoError();
    }

    @Test
    void aHistoryOfTwentyFiveThousandEventsDoesNotFreezeThePage() {
        String arn = server.start("wide", "long", items(4_150, true));
        browser.goToExecution(arn);
        browser.sees("item 4149");
        look("25,000 events");
        browser.hasToldNoError();
    }

    private void look(String of) {
        interaction(of + ": the Map is chosen", () -> {
            browser.button("Each, Map, Failed").click();
            heading("Each");
        });
        interaction(of + ": its failed item is chosen", () -> {
            browser.page()
                    .getByRole(AriaRole.BUTTON)
                    .getByText(": Failed")
                    .first()
                    .click();
            heading("Bad");
        });
        interaction(of + ": the timeline", () -> {
            browser.tab("Timeline").click();
            browser.button("Each, Failed").waitFor();
        });
        interaction(
                of + ": the timeline is scrolled",
                () -> browser.page().locator(".timeline").evaluate("box => box.scrollTop = box.scrollHeight"));
        interaction(of + ": the states", () -> {
            browser.tab("States").click();
            heading("States that were entered");
        });
        interaction(of + ": the failed ones of them", () -> {
            browser.exactButton("Failed").click();
            browser.sees("Bad");
        });
        interaction(of + ": the events", () -> {
            browser.tab("Events").first().click();
            browser.page().getByLabel("Find events").waitFor();
        });
        interaction(of + ": a text in the events", () -> {
            browser.page().getByLabel("Find events").fill("below nothing");
            browser.page().getByText("found").first().waitFor();
        });
    }

    @Test
    void aPayloadOfAQuarterOfAMegabyteIsShown() {
        String row = "{\"id\":%d,\"name\":\"Ann \\\"the\\\" customer\",\"tags\":[\"a\",\"b\"],\"total\":12.50}";
        String input = IntStream.range(0, 3_600).mapToObj(row::formatted).collect(Collectors.joining(",", "[", "]"));
        assertThat(input.length()).isBetween(230_000, 262_144);
        String arn = server.start("data", "large", input);
        browser.goToExecution(arn);
        browser.button("Pass on, Pass, Succeeded").waitFor();
        interaction("256 KB: input and output", () -> {
            browser.tab("Input and output").click();
            browser.sees("\"id\": 0,");
        });
        interaction("256 KB: its end", () -> {
            browser.page().locator(".scrolled").first().evaluate("box => box.scrollTop = box.scrollHeight");
            browser.sees("\"id\": 3599");
        });
        interaction("256 KB: the state's", () -> {
            browser.tab("Graph").click();
            browser.button("Pass on, Pass, Succeeded").click();
            heading("Pass on");
        });
        interaction("256 KB: run again", () -> {
            browser.button("Run again").click();
            browser.exactButton("Start").waitFor();
        });
        browser.exactButton("Cancel").click();
        browser.hasToldNoError();
    }

    @Test
    void aDefinitionOfAMegabyteIsDrawnAndEdited() {
        int states = 2_600;
        String comment = "x".repeat(330);
        String definition = IntStream.range(0, states)
                .mapToObj(i -> "\"S%d\":{\"Type\":\"Pass\",\"Comment\":\"%s\",%s}"
                        .formatted(i, comment, i == states - 1 ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\""))
                .collect(Collectors.joining(",\n", "{\"StartAt\":\"S0\",\"States\":{\n", "\n}}"));
        assertThat(definition.length()).isBetween(950_000, 1_048_576);
        server.machine("huge", definition);
        browser.page().onDialog(dialog -> dialog.accept());
        interaction("1 MB: the state machine", () -> {
            browser.go("machine/" + URLEncoder.encode(Server.MACHINE + "huge", StandardCharsets.UTF_8));
            browser.page().locator(".graph .state").first().waitFor();
        });
        interaction("1 MB: the designer", () -> {
            browser.go("design/" + URLEncoder.encode(Server.MACHINE + "huge", StandardCharsets.UTF_8));
            browser.page().locator(".graph .state").first().waitFor();
            browser.sees("valid");
        });
        interaction("1 MB: a letter is typed", () -> {
            browser.page().locator(".cm-content").click();
            browser.page().keyboard().press("Control+Home");
            browser.page().keyboard().type(" ");
            browser.sees("changed");
        });
        Locator preview = browser.page().getByRole(AriaRole.DIALOG);
        interaction("1 MB: the preview", () -> {
            browser.button("Save").click();
            preview.getByText("States that are changed").waitFor();
        });
        browser.exactButton("Go on editing").click();
        browser.hasToldNoError();
    }
}
