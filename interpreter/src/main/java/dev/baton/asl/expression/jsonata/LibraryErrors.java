package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import dev.baton.asl.expression.Work;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The library's exceptions in the form that AWS prints, {@code . T1006: Attempted to invoke a non-function}. AWS's texts
 * are those of JSONata in JavaScript; where the Java library leaves a placeholder open, it is filled in here.
 */
final class LibraryErrors {
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");

    /** The last function name before the place that an error points at. */
    private static final Pattern CALL = Pattern.compile("\\$([A-Za-z_]\\w*)\\s*\\(?\\s*$");

    /** The operators whose name the library leaves out of T2009. */
    private static final Pattern ORDER = Pattern.compile("<=|>=|<|>");

    private static final String MIXED_SORT =
            "D3070: The single argument form of the sort function can only be applied to "
                    + "an array of strings or an array of numbers.  Use the second argument to specify a comparison function";

    private static final Map<String, String> TYPES =
            Map.of("a", "arrays", "b", "booleans", "f", "functions", "n", "numbers", "o", "objects", "s", "strings");

    private LibraryErrors() {}

    /** What follows "threw an error during evaluation", with its separator. */
    static String text(RuntimeException error, String source) {
        return switch (error) {
            case JException known -> known(known, source);
            case Bounds.Exceeded bound -> ": " + bound.getMessage();
            case Work.Exhausted bound -> ": " + Bounds.TIMEOUT;
            case NumberFormatException bad -> ". D3030: Unable to cast value to a number: " + given(bad);
            case DateTimeParseException bad ->
                ". D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given \""
                        + bad.getParsedString() + "\"";
            // The library compares the elements without looking at their types.
            case ClassCastException mixed -> ". " + MIXED_SORT;
            default ->
                error.getCause() instanceof RuntimeException cause ? text(cause, source) : ": " + error.getMessage();
        };
    }

    private static String given(NumberFormatException bad) {
        String message = String.valueOf(bad.getMessage());
        return message.substring(message.indexOf('"') < 0 ? 0 : message.indexOf('"'));
    }

    private static String known(JException error, String source) {
        String code = String.valueOf(error.getError());
        if (!CODE.matcher(code).matches()) {
            return ": " + code;
        }
        String message = switch (code) {
            case "T0410" ->
                "Argument " + error.getCurrent() + " of function " + function(error, source)
                        + " does not match function signature";
            case "T0411" ->
                "Context value is not a compatible type with argument " + error.getCurrent() + " of function "
                        + function(error, source);
            case "T0412" ->
                "Argument 1 of function " + function(error, source) + " must be an array of \""
                        + TYPES.getOrDefault(String.valueOf(error.getExpected()), "values") + "\"";
            case "T2009" ->
                withOperator(
                        unquoted(unquoted(String.valueOf(error.getMessage()), error.getCurrent()), error.getExpected()),
                        error.getLocation(),
                        source);
            case "D3010", "D3011", "D3020", "D3040" ->
                String.valueOf(error.getMessage()).replace(" Object ", " function ");
            default -> unquoted(unquoted(String.valueOf(error.getMessage()), error.getCurrent()), error.getExpected());
        };
        return ". " + code + ": " + message;
    }

    private static String function(JException error, String source) {
        int end = Math.clamp(error.getLocation(), 0, source.length());
        Matcher call = CALL.matcher(source.substring(0, end));
        return "\"" + (call.find() ? call.group(1) : String.valueOf(error.getExpected())) + "\"";
    }

    private static String withOperator(String message, int location, String source) {
        String operator = "";
        Matcher found = ORDER.matcher(source);
        while (found.find() && (operator.isEmpty() || found.start() <= location)) {
            operator = found.group();
        }
        return message.replace("{{token}}", "\"" + operator + "\"");
    }

    /** The library puts every value into quotes; JavaScript only texts. */
    private static String unquoted(String message, @Nullable Object value) {
        return value instanceof Number || value instanceof Boolean
                ? message.replace("\"" + value + "\"", value.toString())
                : message;
    }
}
