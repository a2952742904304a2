package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersCliTest {
    private static final String LETTER = """
            {"messageId":"m-1","reason":"the message is not a JSON object","queue":"baton-short",
             "ageSeconds":7384,"receives":3,"body":"not\\njson"}""";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer lambda;
    private String answer = "";
    private String functionError = "";

    @BeforeEach
    void open() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                asked.add(exchange.getRequestURI().getPath() + " " + new String(body, StandardCharsets.UTF_8));
                if (!functionError.isEmpty()) {
                    exchange.getResponseHeaders().set("X-Amz-Function-Error", functionError);
                }
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        lambda.start();
    }

    @AfterEach
    void close() {
        lambda.stop(0);
    }

    private record Outcome(int code, String out, String err) {}

    private Outcome deadLetters(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] args = new String[more.length + 3];
        args[0] = "dead-letters";
        args[1] = "--endpoint";
        args[2] = "http://127.0.0.1:" + lambda.getAddress().getPort();
        System.arraycopy(more, 0, args, 3, more.length);
        int code = Baton.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Outcome(code, out.toString(), err.toString());
    }

    @Test
    void showsWhatTheSweepTells() {
        answer = "{\"visible\":1,\"hidden\":0,\"complete\":true,\"letters\":[" + LETTER + "]}";
        Outcome outcome = deadLetters();
        assertThat(asked).containsExactly("/2015-03-31/functions/baton-sweep/invocations {\"deadLetters\":\"show\"}");
        assertThat(outcome.out())
                .contains("m-1  2 h 3 min old, from baton-short, handed out 3 times")
                .contains("    the message is not a JSON object")
                .contains("    not json")
                .contains("1 in the dead-letter queue");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void saysWhenItIsASample() {
        answer = "{\"visible\":900,\"hidden\":4,\"complete\":false,\"letters\":[" + LETTER + "]}";
        assertThat(deadLetters().out())
                .contains("A sample: 1 shown, about 900 in the dead-letter queue and 4 more that somebody else");
    }

    @Test
    void emptyQueueIsExitCodeZero() {
        answer = "{\"visible\":0,\"hidden\":0,\"complete\":true,\"letters\":[]}";
        Outcome outcome = deadLetters("--function", "mine");
        assertThat(outcome).isEqualTo(new Outcome(0, "The dead-letter queue is empty.\n", ""));
        assertThat(asked.getFirst()).contains("/functions/mine/");
    }

    @Test
    void redrivesAndTellsWhatStays() {
        answer = "{\"redriven\":7,\"stay\":1,\"complete\":true,\"letters\":[" + LETTER + "]}";
        Outcome outcome = deadLetters("--redrive");
        assertThat(asked.getFirst()).endsWith("{\"deadLetters\":\"redrive\"}");
        assertThat(outcome.out()).contains("7 sent again, 1 that no function understands stay");
        assertThat(deadLetters("--redrive", "--json").out()).isEqualTo(answer + "\n");
    }

    @Test
    void failureOfTheFunctionIsTold() {
        answer = "{\"errorMessage\":\"boom\"}";
        functionError = "Unhandled";
        Outcome outcome = deadLetters();
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("the function baton-sweep failed: {\"errorMessage\":\"boom\"}");
    }

    @Test
    void otherFunctionsAreToldApart() {
        answer = "null";
        assertThat(deadLetters().err()).contains("is no sweep of Baton's");
        answer = "";
        assertThat(deadLetters().err()).contains("does not answer with JSON");
    }
}
