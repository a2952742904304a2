package dev.baton.correctness.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A unified diff of existing files. Applied to the letter or not at all: a hunk's lines must stand in the file just so, in one
 * place. Where that is does not matter, because what is above them changes.
 *
 * @param files what it changes
 */
record Patch(List<FileChange> files) {

    /**
     * @param path from the repository's root
     * @param hunks in the order of their lines
     */
    record FileChange(String path, List<Hunk> hunks) {

        /** The file's new lines. */
        List<String> applyTo(List<String> lines) {
            List<String> result = new ArrayList<>();
            int at = 0;
            for (Hunk hunk : hunks) {
                int start = at + place(hunk, lines.subList(at, lines.size()));
                result.addAll(lines.subList(at, start));
                result.addAll(hunk.after());
                at = start + hunk.before().size();
            }
            result.addAll(lines.subList(at, lines.size()));
            return result;
        }

        private int place(Hunk hunk, List<String> lines) {
            int place = Collections.indexOfSubList(lines, hunk.before());
            if (place < 0) {
                throw new IllegalArgumentException("the patch does not apply: nowhere in " + path + " stands\n"
                        + String.join("\n", hunk.before()));
            }
            if (Collections.lastIndexOfSubList(lines, hunk.before()) != place) {
                throw new IllegalArgumentException(
                        "the patch has several places in " + path + ":\n" + String.join("\n", hunk.before()));
            }
            return place;
        }
    }

    /**
     * @param before the lines that must stand in the file
     * @param after what takes their place
     */
    record Hunk(List<String> before, List<String> after) {}

    /** Reads a diff; whatever stands before its first {@code ---} line is its header. */
    static Patch parse(List<String> text) {
        List<FileChange> files = new ArrayList<>();
        int at = 0;
        while (at < text.size()) {
            if (text.get(at).startsWith("--- a/")) {
                String path = text.get(at).substring("--- a/".length());
                List<Hunk> hunks = new ArrayList<>();
                at += 2;
                while (at < text.size() && text.get(at).startsWith("@@ ")) {
                    List<String> lines = hunkLines(text, at);
                    hunks.add(new Hunk(without('+', lines), without('-', lines)));
                    at += 1 + lines.size();
                }
                files.add(new FileChange(path, hunks));
            } else {
                at++;
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a patch that changes nothing");
        }
        return new Patch(files);
    }

    private static List<String> without(char mark, List<String> lines) {
        return lines.stream()
                .filter(line -> line.charAt(0) != mark)
                .map(line -> line.substring(1))
                .toList();
    }

    /** The lines after {@code @@ -12,7 +12,8 @@}, as many as that counts. */
    private static List<String> hunkLines(List<String> text, int at) {
        String[] ranges = text.get(at).split(" ");
        int oldLeft = count(ranges[1]);
        int newLeft = count(ranges[2]);
        List<String> lines = new ArrayList<>();
        while (oldLeft > 0 || newLeft > 0) {
            String line = text.get(at + 1 + lines.size());
            switch (line.charAt(0)) {
                case ' ' -> {
                    oldLeft--;
                    newLeft--;
                }
                case '-' -> oldLeft--;
                case '+' -> newLeft--;
                default -> throw new IllegalArgumentException("not a line of a diff: " + line);
            }
            lines.add(line);
        }
        return lines;
    }

    private static int count(String range) {
        String[] parts = range.split(",");
        return parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
    }
}
