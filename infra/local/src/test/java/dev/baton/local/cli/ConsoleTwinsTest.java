package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Limits;
import dev.baton.engine.api.ApiRequest;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import dev.baton.local.http.AccessRules;
import dev.baton.local.http.ApiServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the console shows, on the command line: search, watch, tasks, open. */
@Timeout(120)
class ConsoleTwinsTest {
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:";

    private Local local;
    private ApiServer server;

    private record Outcome(int code, String out, String err) {}

    @BeforeEach
    void start() throws IOException {
        local = Local.inMemory(LocalSettings.of(Map.of(), Limits.AWS.historyEvents(), MockConfiguration.NONE));
        local.begin();
        server = ApiServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), local::answer, AccessRules.LOOPBACK);
        machine("good", "{'StartAt':'Pack','States':{'Pack':{'Type':'Pass','End':true}}}");
        machine("bad", "{'StartAt':'Charge','States':{'Charge':{'Type':'Fail','Error':'NoMoney','Cause':'broke'}}}");
        start("good", "order-1", "{'customer':{'id':42}}");
        start("bad", "order-2", "{}");
    }

    @AfterEach
    void stop() {
        server.stop(Duration.ofSeconds(1));
        local.close();
    }

    private void machine(String name, String definition) {
        call(
                "CreateStateMachine",
                "{'name':'" + name + "','roleArn':'arn:aws:iam::123456789012:role/r','definition':'"
                        + definition.replace("'", "\\'") + "'}");
    }

    private void start(String machine, String name, String input) {
        call(
                "StartExecution",
                "{'stateMachineArn':'arn:aws:states:us-east-1:123456789012:stateMachine:" + machine + "','name':'"
                        + name + "','input':'" + input.replace("'", "\\'") + "'}");
    }

    /** Single quotes are double ones, and those after a backslash are escaped. */
    private void call(String action, String request) {
        byte[] body = request.replace("\\'", "\\\u0000")
                .replace('\'', '"')
                .replace('\u0000', '"')
                .getBytes(StandardCharsets.UTF_8);
        var response = local.handle(new ApiRequest(Optional.of("AWSStepFunctions." + action), body));
        assertThat(response.status())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    private Outcome baton(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--endpoint";
        all[args.length + 1] = "http://127.0.0.1:" + server.address().getPort();
        int code = Baton.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
        return new Outcome(code, out.toString(), err.toString());
    }

    @Test
    void searchFindsByStatusAndByValuesOfTheInput() {
        assertThat(baton("search", "--status", "FAILED").out())
                .contains(EXECUTION + "bad:order-2", "Charge", "NoMoney")
                .doesNotContain("order-1");
        assertThat(baton("search", "--input", "customer.id=42").out())
                .contains("order-1")
                .doesNotContain("order-2");
        assertThat(baton("search", "order-1", "--json").out()).startsWith("{\"executionArn\"");
        assertThat(baton("search", "nothing-like-it")).isEqualTo(new Outcome(1, "", ""));
        assertThat(baton("search", "--status", "GONE").code()).isEqualTo(2);
    }

    @Test
    void watchShowsTheRunAndEndsAsItEnded() {
        Outcome good = baton("watch", EXECUTION + "good:order-1");
        assertThat(good.code()).isZero();
        assertThat(good.out()).contains("▶ Pack", "✔ Pack", "SUCCEEDED");
        Outcome bad = baton("watch", EXECUTION + "bad:order-2");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out()).contains("ExecutionFailed NoMoney: broke");
        assertThat(baton("watch", EXECUTION + "bad:nobody").err()).contains("ExecutionDoesNotExist");
    }

    @Test
    void openNamesThePageOfWhatIsMeant() {
        String arn = EXECUTION + "good:order-1";
        assertThat(baton("open", arn, "--print").out()).contains("/console/#/execution/arn%3Aaws%3Astates");
        assertThat(baton("open", "--print").out().strip()).endsWith("/console/#/dashboard");
        assertThat(baton("open", "arn:aws:s3:::x", "--print").code()).isEqualTo(2);
    }

    @Test
    void tasksAreListedAndOneThatIsGoneIsRefused() {
        assertThat(baton("tasks")).isEqualTo(new Outcome(0, "", ""));
        assertThat(baton("tasks", "--complete", "x/1").err()).contains("TaskDoesNotExist");
    }
}
