package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import java.util.regex.Pattern;

/** The library's exceptions in the form that AWS prints: {@code T1006: Attempted to invoke a non-function}. */
final class LibraryErrors {
    static final String STACK_OVERFLOW = "Stack overflow error";
    private static final String TIMEOUT = "Expression evaluation timeout";

    /** A JSONata error code. */
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");

    private LibraryErrors() {}

    static String text(RuntimeException error) {
        return switch (error) {
            case JException known -> text(known);
            case NumberFormatException bad -> "D3030: Unable to cast value to a number: " + bad.getMessage();
            default ->
                error.getCause() instanceof RuntimeException cause ? text(cause) : String.valueOf(error.getMessage());
        };
    }

    private static String text(JException error) {
        String code = String.valueOf(error.getError());
        String message = String.valueOf(error.getMessage());
        if (CODE.matcher(code).matches()) {
            return code + ": " + message;
        }
        if (code.startsWith(TIMEOUT)) {
            return TIMEOUT;
        }
        // The depth bound of the library, whose own text counts steps.
        return code.startsWith(STACK_OVERFLOW) ? STACK_OVERFLOW : code;
    }
}
