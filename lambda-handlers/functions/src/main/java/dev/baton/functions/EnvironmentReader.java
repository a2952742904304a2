package dev.baton.functions;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads variables and notes everything that is wrong with them, so that all of it is told at once. */
final class EnvironmentReader {
    private static final int LEAST_SECRET = 16;

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    EnvironmentReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The value of a variable that must be there; empty when it is not, which is noted. */
    private String required(String name) {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            problems.add(name + " is missing");
        }
        return value;
    }

    String matching(String name, String pattern, String what) {
        String value = required(name);
        if (!value.isEmpty() && !Pattern.matches(pattern, value)) {
            problems.add(name + " must be " + what + ", but is '" + value + "'");
        }
        return value;
    }

    /** Of a variable that may be missing or blank. */
    Optional<String> optional(String name, String pattern, String what) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? Optional.empty() : Optional.of(matching(name, pattern, what));
    }

    String url(String name) {
        String value = required(name);
        if (!value.isEmpty() && !isUrl(value)) {
            problems.add(name + " must be the URL of a queue, but is '" + value + "'");
        }
        return value;
    }

    private static boolean isUrl(String value) {
        try {
            URI url = URI.create(value);
            return url.getScheme() != null && url.getScheme().startsWith("http") && url.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One or several with commas between, the first to seal and all to open. Never tells the value. */
    List<byte[]> secrets(String name) {
        String value = required(name);
        return value.isEmpty()
                ? List.of()
                : Stream.of(value.split(",", -1))
                        .map(one -> secret(name, one.strip()))
                        .toList();
    }

    private byte[] secret(String name, String value) {
        try {
            byte[] secret = Base64.getDecoder().decode(value);
            if (secret.length < LEAST_SECRET) {
                problems.add(name + " must have at least " + LEAST_SECRET + " bytes, but has " + secret.length);
            }
            return secret;
        } catch (IllegalArgumentException e) {
            problems.add(name + " must be Base64");
            return new byte[0];
        }
    }

    long wholeNumber(String name, long otherwise, long least, long most) {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as a number out of bounds is
        }
        problems.add(name + " must be a whole number from " + least + " to " + most + ", but is '" + value + "'");
        return otherwise;
    }

    double fraction(String name, double otherwise) {
        String value = environment.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problems.add(name + " must be zero or more, but is '" + value + "'");
        return otherwise;
    }

    /** One of those words; the first without it. */
    String oneOf(String name, List<String> words) {
        String value = environment.getOrDefault(name, words.getFirst()).strip();
        if (!words.contains(value)) {
            problems.add(name + " must be one of " + words + ", but is '" + value + "'");
        }
        return value;
    }

    /** Whether it says {@code true}; without it, no. */
    boolean flag(String name) {
        String value = environment.getOrDefault(name, "").strip();
        if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
            problems.add(name + " must be true or false, but is '" + value + "'");
        }
        return value.equals("true");
    }

    /** Notes what a reader of its own kind finds wrong. */
    void check(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    void throwIfWrong() {
        if (!problems.isEmpty()) {
            throw new WrongSettingsException(problems);
        }
    }
}
