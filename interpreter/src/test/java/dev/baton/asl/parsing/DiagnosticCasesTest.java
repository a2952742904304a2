package dev.baton.asl.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.validation.Diagnostic;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code cases/*.cases} file: after a claim ({@code # …}) a definition, and the diagnostics it must give, one line
 * each: {@code => severity code place line:column message}. No such line: nothing to report.
 */
class DiagnosticCasesTest {

    record Case(String name, String definition, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(DiagnosticCasesTest.class.getResource("cases"))
                .toURI());
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String topic = file.getFileName().toString().replace(".cases", "");
                for (String text : Files.readString(file).split("(?m)^# ")) {
                    if (!text.isBlank()) {
                        cases.add(read(topic, text));
                    }
                }
            }
        }
        return cases.stream();
    }

    private static Case read(String topic, String text) {
        List<String> lines = text.lines().toList();
        String definition = lines.stream()
                .skip(1)
                .filter(line -> !line.startsWith("=> "))
                .collect(Collectors.joining("\n"))
                .strip();
        List<String> expected = lines.stream()
                .filter(line -> line.startsWith("=> "))
                .map(line -> line.substring(3))
                .toList();
        return new Case(topic + ": " + lines.get(0), definition, expected);
    }

    static String line(Diagnostic diagnostic) {
        return diagnostic.severity() + " " + diagnostic.code() + " "
                + diagnostic.location().orElse("-") + " " + diagnostic.line() + ":" + diagnostic.column() + " "
                + diagnostic.message();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyFaultIsToldWithItsPlace(Case given) {
        ParseResult result = DefinitionParser.parse(given.definition());

        assertThat(result.diagnostics().stream().map(DiagnosticCasesTest::line))
                .containsExactlyElementsOf(given.expected());
        assertThat(result.machine().isPresent()).isNotEqualTo(result.hasErrors());
    }

    @Test
    void theCasesAreFound() throws Exception {
        assertThat(cases().count()).isGreaterThan(60);
    }
}
