package dev.baton.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignerTest {
    private static final Path EXAMPLE = Path.of("../../asl-examples/order-saga/definition.asl.json");

    private Server server;
    private ConsoleBrowser browser;

    @BeforeAll
    void start() throws IOException {
        server = new Server();
        server.orders();
        server.order("order-1", "Shipped");
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

    private void open() {
        browser.page().onDialog(dialog -> dialog.accept());
        browser.go("dashboard");
        browser.go("design/"
                + java.net.URLEncoder.encode(Server.MACHINE + "order-saga", java.nio.charset.StandardCharsets.UTF_8));
        browser.button("ChargeCard, Task").waitFor();
    }

    private String downloaded() throws IOException {
        Download download = browser.page()
                .waitForDownload(() -> browser.exactButton("Download").click());
        return Files.readString(download.path());
    }

    @Test
    void whatIsOpenedAndSavedIsTheSameByteForByteAndEditsAreTakenBackSo() throws IOException {
        open();
        String before = Files.readString(EXAMPLE);
        assertThat(downloaded()).isEqualTo(before);
        browser.button("ChargeCard, Task").click();
        Locator name = browser.page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
        name.fill("Take the money");
        name.press("Enter");
        browser.button("Take the money, Task").waitFor();
        browser.sees("valid");
        assertThat(downloaded()).isEqualTo(before.replace("\"ChargeCard\"", "\"Take the money\""));
        browser.looksRight("designer");
        browser.button("Undo").click();
        browser.button("ChargeCard, Task").waitFor();
        assertThat(downloaded()).isEqualTo(before);
        browser.hasToldNoError();
    }

    @Test
    void faultsAreToldWhereTheyStandAndTheLastGoodGraphStays() {
        open();
        browser.button("ShipOrder, Task").click();
        Locator timeout = browser.page().getByLabel("Timeout in seconds");
        timeout.fill("-1");
        timeout.press("Enter");
        browser.button("ShipOrder, Task, has a fault").waitFor();
        browser.page()
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("What is wrong"))
                .waitFor();
        browser.page().locator(".cm-content").click();
        browser.page().keyboard().press("Control+Home");
        browser.page().keyboard().type("{{{");
        browser.sees("no JSON");
        browser.button("ValidateOrder, Task").waitFor();
        browser.hasToldNoError();
    }

    @Test
    void aMachineIsDrawnFromAPatternAndCreated() throws IOException {
        browser.page().onDialog(dialog -> dialog.accept());
        browser.go("dashboard");
        browser.go("design");
        browser.sees("Fan-out");
        browser.looksRight("patterns");
        browser.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Blank"))
                .click();
        browser.button("Start, Pass").click();
        browser.button("Add a state").click();
        browser.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Wait"))
                .click();
        browser.button("Wait, Wait").waitFor();
        browser.sees("valid");
        browser.button("Create").click();
        browser.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill("drawn");
        browser.exactButton("Create").click();
        browser.page().waitForURL(url -> url.contains("stateMachine%3Adrawn"));
        browser.button("Wait, Wait").waitFor();
        browser.hasToldNoError();
    }

    @Test
    void aChangeIsPreviewedBeforeItIsSaved() throws IOException {
        server.machine(
                "changing",
                "{\n  \"StartAt\": \"A\",\n  \"States\": { \"A\": { \"Type\": \"Pass\", \"End\": true } }\n}\n");
        server.start("changing", "before", "{}");
        browser.page().onDialog(dialog -> dialog.accept());
        browser.go("dashboard");
        browser.go("design/"
                + java.net.URLEncoder.encode(Server.MACHINE + "changing", java.nio.charset.StandardCharsets.UTF_8));
        browser.button("A, Pass").click();
        Locator comment = browser.page().getByLabel("Comment");
        comment.fill("Passes it on");
        comment.press("Enter");
        browser.sees("changed");
        browser.button("Save").click();
        browser.sees("The newest execution went through");
        browser.sees("would go just as before");
        browser.exactButton("Save").click();
        browser.sees("changing is updated");
        String saved = server.call(
                        "DescribeStateMachine", Server.request().put("stateMachineArn", Server.MACHINE + "changing"))
                .path("definition")
                .asText();
        assertThat(saved).contains("\"Comment\": \"Passes it on\"").startsWith("{\n  \"StartAt\": \"A\",");
        browser.hasToldNoError();
    }

    @Test
    void whatAChangeWouldBreakIsToldBeforeItIsSaved() throws IOException {
        open();
        browser.page().locator(".cm-content").click();
        String broken = Files.readString(EXAMPLE)
                .replace("\"StartAt\": \"ValidateOrder\"", "\"StartAt\": \"Prices\"")
                .replace(
                        "\"States\": {\n",
                        "\"States\": {\n    \"Prices\": {\"Type\": \"Pass\", \"InputPath\": \"$.prices\", \"Next\": \"ValidateOrder\"},\n");
        browser.page().keyboard().press("Control+A");
        browser.page().keyboard().insertText(broken);
        browser.button("Prices, Pass").waitFor();
        browser.sees("valid");
        browser.button("Save").click();
        browser.sees("The newest execution would fail");
        browser.sees("States.Runtime");
        browser.sees("At the beginning: then ValidateOrder, now Prices");
        browser.looksRight("preview");
        browser.exactButton("Go on editing").click();
        browser.hasToldNoError();
    }
}
