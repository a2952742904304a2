package dev.baton.asl.validation.rules;

import java.util.regex.Pattern;

/** Whether a constant text is probably meant as a path or a function call. */
final class LooksLikePath {
    private static final Pattern PATH = Pattern.compile("\\$\\$?(\\.|\\[)\\S.*", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("States\\.[A-Z][A-Za-z0-9]*\\(.*\\)", Pattern.DOTALL);

    private LooksLikePath() {}

    static boolean test(String text) {
        return text.equals("$")
                || text.equals("$$")
                || PATH.matcher(text).matches()
                || CALL.matcher(text).matches();
    }
}
