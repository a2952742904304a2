package dev.baton.engine.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What an execution can be found by, beside its machine and status. */
public sealed interface Clue {

    /** How its name begins. */
    record Prefix(String name) implements Clue {}

    /** Its name. */
    record Name(String name) implements Clue {}

    /** A value of its input: {@link InputValues} tells which there are. */
    record Input(String path, String value) implements Clue {}

    /** Its name, or the value of any field of its input. */
    record Anywhere(String value) implements Clue {}

    /** The error with which it ended; a time-out without one is {@code States.Timeout}. */
    record Error(String name) implements Clue {}

    /** That its input has so many values, or is so long, that none of them is in the index. */
    record Unlisted() implements Clue {}

    /** In a word, for page tokens. */
    default String word() {
        return switch (this) {
            case Prefix prefix -> "p." + sealed(prefix.name());
            case Name name -> "n." + sealed(name.name());
            case Input input -> "i." + sealed(input.path()) + "." + sealed(input.value());
            case Anywhere anywhere -> "a." + sealed(anywhere.value());
            case Error error -> "e." + sealed(error.name());
            case Unlisted unlisted -> "u.";
        };
    }

    /**
     * Reads {@link #word}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static Clue of(String word) {
        String[] parts = word.split("\\.", -1);
        return switch (parts[0]) {
            case "p" -> new Prefix(opened(parts[1]));
            case "n" -> new Name(opened(parts[1]));
            case "i" -> new Input(opened(parts[1]), opened(parts[2]));
            case "a" -> new Anywhere(opened(parts[1]));
            case "e" -> new Error(opened(parts[1]));
            case "u" -> new Unlisted();
            default -> throw new IllegalArgumentException("no clue: " + word);
        };
    }

    private static String sealed(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String opened(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
