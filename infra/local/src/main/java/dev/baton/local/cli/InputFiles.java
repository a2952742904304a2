package dev.baton.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files that a user names, and says what else may have been meant when there is none. */
final class InputFiles {
    private static final int SUGGESTIONS = 3;

    private InputFiles() {}

    /**
     * The text of a file.
     *
     * @throws UserMistake when it cannot be read
     */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UserMistake(file + ": no such file" + suggestion(file), e);
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "is a folder" : "cannot be read as UTF-8 text: " + e.getMessage();
            throw new UserMistake(file + ": " + reason, e);
        }
    }

    /** {@code ; did you mean a, b?}, or nothing. */
    static String suggestion(Path missing) {
        Path absolute = missing.toAbsolutePath();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        if (!Files.isDirectory(folder)) {
            return "; the folder " + folder + " does not exist either";
        }
        String name = String.valueOf(absolute.getFileName());
        try (Stream<Path> there = Files.list(folder)) {
            List<String> near = there.map(path -> String.valueOf(path.getFileName()))
                    .filter(other -> distance(name, other) <= Math.max(2, name.length() / 3))
                    .sorted(Comparator.comparingInt((String other) -> distance(name, other))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(SUGGESTIONS)
                    .toList();
            return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
        } catch (IOException e) {
            return "";
        }
    }

    /** How many letters must be put in, taken out or changed; capitals count as small ones. */
    static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
