package dev.baton.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/**
 * One case of a case file: {@code claim}, {@code expression}, optionally {@code input}, {@code context}, {@code
 * variables}, {@code result}, {@code errorOutput}, and one of {@code output}, {@code cause} (with {@code error}) and
 * {@code refused}.
 */
public record ExpressionCase(JsonNode node) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How a case's expression is compiled. */
    public interface Compiler {
        Expression compile(JsonNode expression) throws SyntaxException;
    }

    /** All cases of a file, as tests. */
    public static Stream<DynamicTest> tests(String file, Compiler compiler) {
        return read(file).map(one -> DynamicTest.dynamicTest(one.claim(), () -> one.check(compiler)));
    }

    /** All cases of a file beside this class. */
    public static Stream<ExpressionCase> read(String file) {
        try (InputStream in = ExpressionCase.class.getResourceAsStream(file)) {
            JsonNode cases = MAPPER.readTree(in);
            return StreamSupport.stream(cases.spliterator(), false).map(ExpressionCase::new);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    public String claim() {
        return node.get("claim").textValue();
    }

    private void check(Compiler compiler) throws Exception {
        if (node.has("refused")) {
            checkRefused(compiler);
            return;
        }
        Expression expression = compiler.compile(node.get("expression"));
        try {
            Json result = expression.evaluate(scope());
            assertThat(node.has("output")).as("gave " + result).isTrue();
            // Compared as texts, so that 2 and 2.0 are told apart.
            assertThat(result.node().toString()).isEqualTo(node.get("output").toString());
        } catch (EvaluationException e) {
            assertThat(e.failure().cause()).contains(node.path("cause").asText());
            assertThat(e.failure().error()).contains(node.path("error").asText());
        }
    }

    private void checkRefused(Compiler compiler) {
        try {
            compiler.compile(node.get("expression"));
        } catch (SyntaxException e) {
            assertThat(e.getMessage()).contains(node.get("refused").textValue());
            assertThat(e.location()).isEqualTo(node.path("location").asText(""));
            return;
        }
        throw new AssertionError("compiled, but should be refused: " + node.get("expression"));
    }

    /** What the expression sees; at a fixed time and with a fixed seed. */
    public Scope scope() {
        Json input = json("input").orElse(Json.EMPTY_OBJECT);
        Json context = json("context").orElse(Json.EMPTY_OBJECT);
        Map<String, Json> variables = new HashMap<>();
        node.path("variables").properties().forEach(entry -> variables.put(entry.getKey(), Json.of(entry.getValue())));
        return new Scope(
                input,
                input,
                () -> context,
                new Variables(variables),
                json("result"),
                json("errorOutput"),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                new Randomness(7));
    }

    private Optional<Json> json(String field) {
        return Optional.ofNullable(node.get(field)).map(Json::of);
    }
}
