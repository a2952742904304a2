package dev.baton.asl.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.StateType;
import dev.baton.asl.parsing.FieldTable.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/state-fields.md} is made of the table that the parser asks. */
class StateFieldsPageTest {
    private static final Path PAGE = Path.of("../docs/state-fields.md");

    @Test
    void thePageOfStateFieldsIsWhatTheParserKnows() throws IOException {
        check(PAGE, page());
    }

    private static String page() {
        TreeSet<String> fields = new TreeSet<>();
        Stream.of(StateType.values())
                .forEach(type -> fields.addAll(FieldTable.fields(type).keySet()));
        String head = Stream.of(StateType.values()).map(StateType::text).collect(Collectors.joining(" | "));
        String rule = Stream.of(StateType.values()).map(type -> "---").collect(Collectors.joining(" | "));
        String rows = fields.stream().map(StateFieldsPageTest::row).collect(Collectors.joining());
        return """
                # Fields of states

                <!-- Generated: StateFieldsPageTest writes this page. -->

                Which state type has which field: *both* query languages, *JSONPath* or *JSONata*. A field that is not here is refused, with its place.
                What each means is told by AWS's [developer guide](https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html); what Baton does otherwise,
                by [feature-support.md](feature-support.md).

                """ + "| Field | " + head + " |\n| --- | " + rule + " |\n" + rows;
    }

    private static String row(String field) {
        return Stream.of(StateType.values())
                .map(type -> cell(FieldTable.fields(type), field))
                .collect(Collectors.joining(" | ", "| `" + field + "` | ", " |\n"));
    }

    private static String cell(Map<String, Language> fields, String field) {
        Language language = fields.get(field);
        if (language == null) {
            return "";
        }
        return switch (language) {
            case BOTH -> "both";
            case JSONPATH -> "JSONPath";
            case JSONATA -> "JSONata";
        };
    }

    /** The page as it is, or written anew with {@code -Dbaton.docs=write}. */
    private static void check(Path page, String generated) throws IOException {
        if ("write".equals(System.getProperty("baton.docs"))) {
            Files.writeString(page, generated);
        }
        assertThat(page)
                .as("write it anew: run this test with -Dbaton.docs=write")
                .hasContent(generated);
    }
}
