package dev.baton.cdk.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page of the documentation tells its reader to do: files to write, and commands to type.
 *
 * <p>Commands are indented or in a fence of {@code sh}. A file is any other fence after a line that has its name in backticks.
 */
record Page(List<Step> steps) {
    private static final Pattern NAME = Pattern.compile("`([\\w/]+(?:\\.\\w+)*\\.(?:ts|py|tf|json|java))`");
    private static final String FENCE = "```";

    /** One thing to do. */
    sealed interface Step {}

    /** Lines for a shell. */
    record Commands(String lines) implements Step {}

    /** @param name the path in the reader's folder */
    record Content(String name, String text) implements Step {}

    static Page of(Path file) throws IOException {
        return new Page(read(Files.readAllLines(file)));
    }

    /** Of the section of that heading alone. */
    static Page section(Path file, String heading) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int begin = lines.indexOf("## " + heading);
        List<String> rest = lines.subList(begin + 1, lines.size());
        return new Page(
                read(rest.stream().takeWhile(line -> !line.startsWith("## ")).toList()));
    }

    private static List<Step> read(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        String before = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            List<String> rest = lines.subList(i, lines.size());
            if (line.startsWith(FENCE)) {
                List<String> block = rest.stream()
                        .skip(1)
                        .takeWhile(in -> !in.startsWith(FENCE))
                        .toList();
                step(line.substring(FENCE.length()), before, String.join("\n", block) + "\n")
                        .ifPresent(steps::add);
                i += block.size() + 1;
            } else if (line.startsWith("    ")) {
                List<String> block =
                        rest.stream().takeWhile(in -> in.startsWith("    ")).toList();
                steps.add(new Commands(block.stream().map(in -> in.substring(4)).collect(Collectors.joining("\n"))));
                i += block.size() - 1;
            } else if (!line.isBlank()) {
                before = line;
            }
        }
        return steps;
    }

    private static Optional<Step> step(String language, String before, String text) {
        if (language.equals("sh")) {
            return Optional.of(new Commands(text));
        }
        Matcher name = NAME.matcher(before);
        return name.find() ? Optional.of(new Content(name.group(1), text)) : Optional.empty();
    }

    /** The text of the file that the page gives that name. */
    String file(String name) {
        return steps.stream()
                .filter(step ->
                        step instanceof Content content && content.name().equals(name))
                .map(step -> ((Content) step).text())
                .findFirst()
                .orElseThrow();
    }
}
