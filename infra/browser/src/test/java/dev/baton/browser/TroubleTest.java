package dev.baton.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that answers with faults: each page says so, keeps what it has, and goes on when the server does. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleTest {
    private static final String API = "**/*";
    private static final String ORDER = Server.EXECUTION + "order-saga:order-1";

    private Server server;
    private ConsoleBrowser browser;

    @BeforeAll
    void start() throws IOException {
        server = new Server();
        server.orders();
        server.order("order-1", "ShippingFails");
        browser = new ConsoleBrowser(server);
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    @AfterEach
    void mend() {
        browser.page().unroute(API);
        browser.takeErrors();
    }

    private static boolean isCall(Route route) {
        return route.request().method().equals("POST");
    }

    /** All calls of the API are answered so; files are served as ever. */
    private void answers(int status, String type, String body) {
        browser.page().route(API, route -> {
            if (isCall(route)) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType(type)
                        .setBody(body));
            } else {
                route.resume();
            }
        });
    }

    /** What the server answers to these actions is changed on its way. */
    private void changes(Set<String> actions, UnaryOperator<String> change) {
        browser.page().route(API, route -> {
            String target = route.request().headers().getOrDefault("x-amz-target", "");
            if (isCall(route) && actions.contains(target.substring(target.indexOf('.') + 1))) {
                var answer = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(answer.status())
                        .setContentType("application/x-amz-json-1.0")
                        .setBody(change.apply(answer.text())));
            } else {
                route.resume();
            }
        });
    }

    private void isGone(String text) {
        browser.page()
                .getByText(text)
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    @ParameterizedTest
    @CsvSource({
        "500, application/x-amz-json-1.0, {\"__type\":\"InternalFailure\"}, InternalFailure",
        "503, text/html, <html>Service Unavailable</html>, answered 503 with what is no JSON",
        "502, application/json, null, Status 502",
        "429, application/x-amz-json-1.0, {\"__type\":\"com.amazonaws#ThrottlingException\"}, ThrottlingException"
    })
    void aFaultOfTheServerIsToldTheRowsStayAndThePageGoesOn(int status, String type, String body, String told) {
        browser.go("dashboard");
        browser.go("executions");
        browser.sees("order-1");
        answers(status, type, body);
        browser.sees(told);
        browser.sees("order-1");
        browser.page().unroute(API);
        isGone(told);
        browser.sees("order-1");
        assertThat(browser.takeErrors()).allMatch(error -> error.contains("status of " + status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashboard",
                "machines",
                "executions",
                "tasks",
                "settings",
                "design/" + Server.MACHINE + "order-saga",
                "machine/" + Server.MACHINE + "order-saga",
                "execution/" + ORDER
            })
    void aPageThatIsOpenedWhileTheServerIsBrokenComesWhenItIsMended(String route) {
        browser.go("design");
        browser.sees("Fan-out");
        answers(500, "text/plain", "out of order");
        browser.go(route);
        browser.sees("with what is no JSON");
        assertThat(browser.button("Dark").isVisible()).isTrue();
        browser.page().unroute(API);
        isGone("with what is no JSON");
        assertThat(browser.takeErrors()).allMatch(error -> error.contains("status of 500"));
    }

    @Test
    void aStatusThatNobodyKnowsIsShownAsItIsCalled() {
        changes(
                Set.of("SearchExecutions", "DescribeExecution", "WatchExecution"),
                text -> text.replace("\"FAILED\"", "\"SUSPENDED\""));
        browser.go("executions");
        browser.sees("SUSPENDED");
        browser.goToExecution(ORDER);
        browser.sees("SUSPENDED");
        browser.hasToldNoError();
    }

    @Test
    void anEventThatNobodyKnowsIsShownAmongTheOthers() {
        browser.go("machines");
        browser.sees("order-saga");
        changes(
                Set.of("WatchExecution"),
                text -> text.replace("LambdaFunctionScheduled", "SomethingNew")
                        .replace("\"TaskScheduled\"", "\"TaskPondered\""));
        browser.goToExecution(ORDER);
        browser.sees("OrderCancelled");
        browser.tab("Events").click();
        browser.sees("TaskPondered");
        browser.hasToldNoError();
    }

    @Test
    void anAnswerOfAnotherFormTakesOneViewNotThePage() {
        for (String body : List.of("null", "[]", "{}", "{\"executions\":7}")) {
            answers(200, "application/json", body);
            browser.go("machines");
            browser.go("executions");
            browser.page().waitForTimeout(500);
            assertThat(browser.button("Dark").isVisible()).as(body).isTrue();
            browser.page().unroute(API);
            browser.go("machines");
            browser.sees("order-saga");
        }
        browser.takeErrors();
    }

    @Test
    void anExecutionIsFollowedOnAcrossARestartOfTheServer() throws IOException {
        server.machine(
                "slow",
                "{\"StartAt\":\"Rest\",\"States\":{\"Rest\":{\"Type\":\"Wait\",\"Seconds\":86400,\"End\":true}}}");
        String arn = server.start("slow", "long", "{}");
        browser.goToExecution(arn);
        browser.button("Rest, Wait, Running").waitFor();
        server.leave();
        browser.sees("Baton is away");
        browser.button("Rest, Wait, Running").waitFor();
        server.call("StopExecution", Server.request().put("executionArn", arn).put("cause", "While it was away"));
        server.comeBack();
        browser.sees("While it was away");
        isGone("Baton is away");
        assertThat(browser.takeErrors())
                .allMatch(error -> error.contains("ERR_CONNECTION") || error.contains("ERR_EMPTY"));
    }
}
