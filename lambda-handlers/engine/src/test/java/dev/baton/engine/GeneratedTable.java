package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A table of {@code docs/feature-support.md} that is made of the code's own tables, with remarks of people from {@code docs/remarks}. It
 * stands between two comments:
 *
 * <pre>
 * &lt;!-- Table NAME: generated … -->
 * &lt;!-- End of NAME -->
 * </pre>
 */
public final class GeneratedTable {
    private static final Path DOCS = Path.of("../../docs");

    private GeneratedTable() {}

    /** The lines of {@code docs/remarks/NAME.txt}, in fields that {@code " | "} separates. */
    public static List<List<String>> remarks(String name, int fields) throws IOException {
        return Files.readAllLines(DOCS.resolve("remarks").resolve(name + ".txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> fields(line, fields))
                .toList();
    }

    private static List<String> fields(String line, int fields) {
        List<String> found = Arrays.stream(line.split(" \\|(?: |$)", fields))
                .map(String::strip)
                .toList();
        assertThat(found).as(line).hasSize(fields);
        return found;
    }

    /** The table as it is, or written anew with {@code -Dbaton.docs=write}. */
    public static void check(String name, String table) throws IOException {
        Path page = DOCS.resolve("feature-support.md");
        String text = Files.readString(page);
        String end = "<!-- End of " + name + " -->";
        int begin = text.indexOf("-->\n", text.indexOf("<!-- Table " + name + ":")) + "-->\n".length();
        assertThat(text).contains("<!-- Table " + name + ":", end);
        String generated = text.substring(0, begin) + table + text.substring(text.indexOf(end));
        if ("write".equals(System.getProperty("baton.docs"))) {
            Files.writeString(page, generated);
        }
        assertThat(Files.readString(page))
                .as("write it anew: run this test with -Dbaton.docs=write")
                .isEqualTo(generated);
    }
}
