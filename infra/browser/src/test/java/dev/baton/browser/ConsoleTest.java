package dev.baton.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
    private static final String WAIT =
            "{\"StartAt\":\"Wait for noon\",\"States\":{\"Wait for noon\":{\"Type\":\"Wait\",\"Seconds\":86400,\"End\":true}}}";
    private static final String MAP = """
            {"StartAt": "Each file", "States": {
              "Each file": {"Type": "Map", "ItemsPath": "$.files", "MaxConcurrency": 4, "Next": "Report", "ItemProcessor": {
                "StartAt": "Check", "States": {
                  "Check": {"Type": "Choice", "Choices": [{"Variable": "$.size", "NumericGreaterThan": 100, "Next": "Too big"}], "Default": "Load"},
                  "Load": {"Type": "Pass", "End": true},
                  "Too big": {"Type": "Fail", "Error": "FileTooBig", "Cause": "A file may have at most 100 MB"}}}},
              "Report": {"Type": "Parallel", "End": true, "Branches": [
                {"StartAt": "Mail", "States": {"Mail": {"Type": "Pass", "End": true}}},
                {"StartAt": "Count", "States": {"Count": {"Type": "Pass", "End": true}}}]}}}
            """;
    private static final String APPROVAL = """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Parameters": {"FunctionName": "ask", "Payload": {"token.$": "$$.Task.Token", "HumanTask": {
                "Title": "Approve the purchase", "Description": "Ann wants a bicycle for 1,200 EUR.", "Assignees": ["mia"],
                "DueDate": "2026-12-01", "Form": {"type": "object", "required": ["limit"], "properties": {
                  "approved": {"type": "boolean", "title": "Approved"},
                  "limit": {"type": "integer", "title": "Up to", "minimum": 1, "maximum": 5000}}}}}}, "End": true}}}
            """;

    private Server server;
    private ConsoleBrowser browser;

    @BeforeAll
    void start() throws IOException {
        server = new Server();
        server.orders();
        server.machine("slow", WAIT);
        server.machine("nightly-import", MAP);
        server.machine("approval", APPROVAL);
        for (int i = 0; i < 9; i++) {
            server.order("order-" + (1040 + i), i % 3 == 0 ? "Shipped" : i % 3 == 1 ? "ShippingFails" : "CardDeclined");
        }
        server.start("nightly-import", "import-good", files(20, -1));
        server.start("nightly-import", "import-bad", files(20, 17));
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

    private static String files(int count, int bad) {
        StringBuilder files = new StringBuilder("{\"files\":[");
        for (int i = 0; i < count; i++) {
            files.append(i == 0 ? "" : ",")
                    .append("{\"size\":")
                    .append(i == bad ? 200 : i)
                    .append('}');
        }
        return files.append("]}").toString();
    }

    @Test
    void theDashboardTellsWhatIsOnFireAndLeadsThere() throws IOException {
        browser.go("dashboard");
        browser.sees("OrderCancelled");
        browser.looksRight("dashboard");
        browser.page().getByText("failed or timed out").click();
        browser.sees("order-1041");
        assertThat(browser.page().url()).contains("status=FAILED");
        browser.hasToldNoError();
    }

    @Test
    void aNewUserFindsWhyAnOrderFailedAndRedrivesIt() throws IOException {
        String arn = server.order("why-1", "ShippingFails");
        browser.go("dashboard");
        Locator search = browser.page().getByLabel("Search executions");
        search.fill("why-1");
        search.press("Enter");
        browser.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("why-1"))
                .click();
        browser.sees("AddressUnknown");
        browser.sees("That was caught");
        browser.exactButton("ShipOrder").click();
        browser.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("ShipOrder"))
                .waitFor();
        browser.tab("Attempts").click();
        browser.sees("Attempt 1");
        browser.looksRight("execution");
        browser.exactButton("Redrive").click();
        browser.page()
                .getByText("is redriven")
                .or(browser.page().getByText("did not work"))
                .first()
                .waitFor();
        assertThat(server.call("Baton.ListChanges", Server.request()).toString())
                .contains("RedriveExecution", arn);
    }

    @Test
    void theFailureOfOneItemOfManyIsNamedAndFound() throws IOException {
        browser.goToExecution(Server.EXECUTION + "nightly-import:import-bad");
        browser.sees("item 17");
        browser.sees("A file may have at most 100 MB");
        browser.button("Each file, Map, Failed").click();
        browser.sees("20 items, 1 failed");
        browser.button("Item 17: Failed").click();
        browser.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Too big"))
                .waitFor();
        browser.looksRight("map");
        browser.tab("Timeline").click();
        browser.button("Each file, Failed").waitFor();
        browser.looksRight("timeline");
        browser.tab("States").first().click();
        browser.sees("item 17");
        browser.tab("Events").first().click();
        browser.page().getByLabel("Find events").fill("FileTooBig");
        browser.sees("found");
        browser.looksRight("events");
    }

    @Test
    void theExecutionsAreNarrowedByWhatIsTypedAndTheAddressKeepsIt() throws IOException {
        browser.go("executions");
        browser.sees("order-1042");
        browser.looksRight("executions");
        Locator name = browser.page().getByPlaceholder("Name begins with");
        name.fill("order-104");
        name.press("Enter");
        browser.page().waitForURL(url -> url.contains("name=order-104"));
        Locator error = browser.page().getByPlaceholder("Error", new Page.GetByPlaceholderOptions().setExact(true));
        error.fill("OrderCancelled");
        error.press("Enter");
        browser.page().waitForURL(url -> url.contains("error=OrderCancelled"));
        browser.sees("order-1041");
        browser.page()
                .getByText("order-1040")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        browser.page().reload();
        browser.sees("order-1041");
        assertThat(browser.page().getByPlaceholder("Name begins with").inputValue())
                .isEqualTo("order-104");
        browser.hasToldNoError();
    }

    @Test
    void anOrderIsFoundByAValueOfItsInput() {
        browser.go("dashboard");
        Locator search = browser.page().getByLabel("Search executions");
        search.fill("orderId=A-1001");
        search.press("Enter");
        browser.sees("order-1040");
        assertThat(browser.page().url()).contains("input=orderId");
        browser.page()
                .getByText("import-good")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        browser.hasToldNoError();
    }

    @Test
    void allThatMatchAreStoppedWithProgress() throws IOException {
        for (int i = 0; i < 60; i++) {
            server.start("slow", "many-" + i, "{}");
        }
        browser.go("executions?status=RUNNING&name=many-");
        browser.sees("many-1");
        browser.button("Actions").click();
        browser.page().getByText("Stop all that match").click();
        browser.sees("60 executions match now");
        browser.looksRight("stop-all");
        browser.page().getByLabel("Cause").fill("A mistake");
        browser.button("Stop 60").click();
        browser.sees("60 executions were stopped");
        assertThat(server.status(Server.EXECUTION + "slow:many-7")).isEqualTo("ABORTED");
        browser.hasToldNoError();
    }

    @Test
    void aRunningExecutionIsFollowedWithoutReload() {
        String arn = server.start("slow", "live", "{\"customer\":\"Ann\"}");
        browser.goToExecution(arn);
        browser.button("Wait for noon, Wait, Running").waitFor();
        server.call("StopExecution", Server.request().put("executionArn", arn).put("cause", "Enough of it"));
        browser.sees("Enough of it");
        browser.button("Wait for noon, Wait, Aborted").waitFor();
        browser.hasToldNoError();
    }

    @Test
    void anExecutionIsRunAgainWithItsInputEdited() {
        browser.goToExecution(Server.EXECUTION + "nightly-import:import-bad");
        browser.button("Run again").click();
        Locator input = browser.page()
                .getByLabel("Input", new Page.GetByLabelOptions().setExact(true))
                .last();
        input.fill("{ no json");
        browser.sees("This is no JSON");
        input.fill("{\"files\":[{\"size\":1}]}");
        browser.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill("import-again");
        browser.exactButton("Start").click();
        browser.page().waitForURL(url -> url.contains("import-again"));
        browser.button("Each file, Map, Succeeded").waitFor();
        browser.hasToldNoError();
    }

    @Test
    void theStateMachinesAndOneOfThem() throws IOException {
        browser.go("machines");
        browser.sees("nightly-import");
        browser.looksRight("machines");
        browser.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("order-saga"))
                .first()
                .click();
        browser.button("ChargeCard, Task").click();
        browser.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("ChargeCard"))
                .waitFor();
        browser.looksRight("machine");
        browser.tab("Newest executions").click();
        browser.sees("order-1048");
        browser.tab("Versions").click();
        browser.button("Publish a version").click();
        browser.sees("Version 1 is published");
        browser.hasToldNoError();
    }

    @Test
    void aHumanTaskIsTakenAndCompletedByItsForm() throws IOException {
        String arn = server.start("approval", "bicycle", "{}");
        browser.go("tasks");
        browser.page().getByPlaceholder("Your name").fill("mia");
        browser.page().getByText("Approve the purchase").first().click();
        browser.sees("Ann wants a bicycle");
        browser.looksRight("tasks");
        browser.button("Take it").click();
        browser.button("Give back").waitFor();
        browser.exactButton("Complete").click();
        browser.sees("This is needed.");
        browser.page().getByLabel("Up to").fill("six");
        browser.sees("A whole number, please.");
        browser.page().getByLabel("Up to").fill("1200");
        browser.page().getByRole(AriaRole.CHECKBOX).first().check();
        browser.exactButton("Complete").click();
        browser.sees("is done");
        while (server.status(arn).equals("RUNNING")) {
            // The answer is taken before the execution goes on.
            Thread.onSpinWait();
        }
        JsonNode done = server.call("DescribeExecution", Server.request().put("executionArn", arn));
        assertThat(done.path("output").asText()).isEqualTo("{\"approved\":true,\"limit\":1200}");
        browser.hasToldNoError();
    }

    @Test
    void theSettingsKeepTheirChoicesAndShowWhoDidWhat() throws IOException {
        browser.go("settings");
        browser.sees("CreateStateMachine");
        browser.looksRight("settings");
        browser.exactButton("UTC").click();
        browser.page().reload();
        browser.page()
                .locator("time", new Page.LocatorOptions().setHasText("UTC"))
                .first()
                .waitFor();
        browser.exactButton("Local").click();
        browser.hasToldNoError();
    }

    @Test
    void aServerThatIsAwayIsToldOfAndThePageGoesOnWhenItIsBack() throws IOException {
        browser.go("executions");
        browser.sees("order-1042");
        server.leave();
        browser.sees("Baton is away");
        browser.sees("order-1042");
        server.comeBack();
        browser.page()
                .getByText("Baton is away")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(browser.takeErrors()).allMatch(error -> error.contains("ERR_CONNECTION"));
    }

    @Test
    void hostileTextsAreShownAsTextAndHiddenCharactersSpeltOut() {
        String hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        server.machine(
                "hostile",
                "{\"StartAt\":\"" + hostile + "\",\"States\":{\"" + hostile + "\":{\"Type\":\"Fail\",\"Error\":\""
                        + hostile + "\",\"Cause\":\"javascript:alert(3) \\u202Etxt.exe \\u0000\"}}}");
        String arn = server.start(
                "hostile",
                "hostile",
                "{\"a\":\"" + hostile + "\",\"b\":\"\u202Eevil\",\"c\":\"https://evil.example\"}");
        browser.page().onDialog(dialog -> {
            throw new AssertionError("a script of the data ran");
        });
        browser.goToExecution(arn);
        browser.sees("⟨U+202E⟩txt.exe");
        browser.tab("Input and output").click();
        browser.sees("⟨U+202E⟩evil");
        assertThat(browser.page().locator("img[src=x], script:not([src])").count())
                .isZero();
        assertThat(browser.page().locator("a[href*='evil']").count()).isZero();
        browser.go("dashboard");
        browser.sees(hostile);
        browser.hasToldNoError();
    }

    @Test
    void whatIsNotThereIsToldOfAndNoPageIsBlank() {
        browser.goToExecution(Server.EXECUTION + "slow:nobody");
        browser.sees("ExecutionDoesNotExist");
        browser.go("machine/arn:nothing");
        browser.sees("InvalidArn");
        browser.go("no-such-page/%E0%A4%A");
        browser.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Dashboard"))
                .waitFor();
        browser.takeErrors();
    }

    @Test
    void thePagesAreReachedByTheKeyboardAlone() {
        browser.go("dashboard");
        browser.page().reload();
        browser.sees("OrderCancelled");
        browser.page().keyboard().press("Tab");
        assertThat(browser.page().evaluate("document.activeElement.textContent"))
                .isEqualTo("To the content");
        browser.goToExecution(Server.EXECUTION + "order-saga:order-1041");
        Locator state = browser.button("ValidateOrder, Task, Succeeded");
        state.focus();
        state.press("Enter");
        browser.page()
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("ValidateOrder"))
                .waitFor();
        browser.hasToldNoError();
    }
}
