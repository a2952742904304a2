package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import dev.baton.asl.expression.Work;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The library's exceptions in the form that AWS prints, {@code . T1006: Attempted to invoke a non-function}. AWS's texts
 * are those of JSONata in JavaScript; where the Java library leaves a placeholder open, it is filled in here.
 */
final class LibraryErrors {
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");

    /** An error of our own, with its text. */
    private static final Pattern CODED = Pattern.compile("[A-Z]\\d{4}: ");

    /** The last function name before the place that an error points at. */
    private static final Pattern CALL = Pattern.compile("\\$([A-Za-z_]\\w*)\\s*\\(?\\s*$");

    /** The operators whose name the library leaves out of T2009. */
    private static final Pattern ORDER = Pattern.compile("<=|>=|<|>");

    private static final String MIXED_SORT =
            "D3070: The single argument form of the sort function can only be applied to "
                    + "an array of strings or an array of numbers.  Use the second argument to specify a comparison function";

    private static final Map<String, Pattern> UNCODED = Map.of(
            "D3130",
            Pattern.compile("(Formatting or parsing an integer as a sequence starting with )(.*)"
                    + "( is not supported by this implementation)"),
            "D3132",
            Pattern.compile("(Unknown component specifier )(.*)( in date/time picture string)"));

    private static final Map<String, String> TYPES =
            Map.of("a", "arrays", "b", "booleans", "f", "functions", "n", "numbers", "o", "objects", "s", "strings");

    private LibraryErrors() {}

    /** What follows "threw an error during evaluation", with its separator. */
    static String text(RuntimeException error, String source) {
        return switch (error) {
            case JException known -> known(known, source);
            case Bounds.Exceeded bound -> ": " + bound.getMessage();
            case FunctionSignature.Mismatch mismatch -> ". " + mismatch.getMessage();
            case Work.Exhausted bound -> ": " + Bounds.TIMEOUT;
            case NumberFormatException bad -> ". D3030: Unable to cast value to a number: " + given(bad);
            case DateTimeParseException bad ->
                ". D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given \""
                        + bad.getParsedString() + "\"";
            // The library compares the elements without looking at their types.
            case ClassCastException mixed -> ". " + MIXED_SORT;
            default ->
                error.getCause() instanceof RuntimeException cause
                        ? text(cause, source)
                        : uncoded(String.valueOf(error.getMessage()));
        };
    }

    /** The library throws some errors without their codes and quotes. */
    private static String uncoded(String message) {
        for (Map.Entry<String, Pattern> known : UNCODED.entrySet()) {
            Matcher matcher = known.getValue().matcher(message);
            if (matcher.matches()) {
                return ". " + known.getKey() + ": " + matcher.group(1) + "\"" + matcher.group(2) + "\""
                        + matcher.group(3);
            }
        }
        return ": " + message;
    }

    private static String given(NumberFormatException bad) {
        String message = String.valueOf(bad.getMessage());
        return message.substring(message.indexOf('"') < 0 ? 0 : message.indexOf('"'));
    }

    private static String known(JException error, String source) {
        String code = String.valueOf(error.getError());
        if (CODED.matcher(code).lookingAt()) {
            return ". " + code;
        }
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
                "Argument 1 of function " + function(error, source) + " must be an array of "
                        + Optional.ofNullable(TYPES.get(String.valueOf(error.getExpected())))
                                .map(type -> "\"" + type + "\"")
                                .orElse("undefined");
            case "T2009" ->
                withOperator(
                        unquoted(unquoted(String.valueOf(error.getMessage()), error.getCurrent()), error.getExpected()),
                        error.getLocation(),
                        source);
            case "T1010" ->
                "The matcher function argument passed to function " + function(error, source)
                        + " does not return the correct object structure";
            case "D3010", "D3011", "D3020", "D3040", "D3050", "D3060", "D3061", "D3138", "D3139" ->
                unquoted(String.valueOf(error.getMessage()), error.getCurrent()).replace(" Object ", " function ");
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
