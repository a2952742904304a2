package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a function takes, in JSONata's notation {@code <s-nn?:s>} (JSONata: "Function signatures"), checked as JSONata 2.0.6 checks it:
 * the fault names the first argument that does not fit, and a null is a value that only some parameters take. The library's own
 * check takes nulls for missing arguments and names others.
 */
final class FunctionSignature {
    private static final String ANY = "[asnblfom]";
    private static final Map<Character, String> ELEMENTS =
            Map.of('a', "arrays", 'b', "booleans", 'f', "functions", 'n', "numbers", 'o', "objects", 's', "strings");

    private final String text;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Pattern pattern;

    /**
     * One of its parameters.
     *
     * @param regex which symbols of arguments it takes
     * @param context which symbols of a context item it takes in place of a missing argument; null when it takes none
     * @param element the symbol of an array's elements, 0 for any; only of arrays
     */
    private record Parameter(String regex, @Nullable String context, boolean array, char element) {
        Parameter orContext() {
            return new Parameter(regex + "?", regex, array, element);
        }

        Parameter times(char sign) {
            return new Parameter(regex + sign, context, array, element);
        }

        Parameter of(char symbol) {
            return new Parameter(regex, context, array, array ? symbol : 0);
        }
    }

    /** An argument does not fit. */
    static final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mismatch(String message) {
            super(message, null, false, false);
        }
    }

    /** @param signature e.g. {@code <a<n>:n>} */
    FunctionSignature(String signature) {
        text = signature;
        parse(signature);
        StringBuilder whole = new StringBuilder();
        parameters.forEach(
                parameter -> whole.append('(').append(parameter.regex()).append(')'));
        pattern = Pattern.compile(whole.toString());
    }

    /** As it is written. */
    String text() {
        return text;
    }

    private void parse(String signature) {
        int at = 1;
        while (signature.charAt(at) != ':' && signature.charAt(at) != '>') {
            char symbol = signature.charAt(at);
            switch (symbol) {
                case '-' -> parameters.add(parameters.removeLast().orContext());
                case '?', '+' -> parameters.add(parameters.removeLast().times(symbol));
                case '<' -> {
                    parameters.add(parameters.removeLast().of(signature.charAt(at + 1)));
                    at = signature.indexOf('>', at);
                }
                case '(' -> {
                    int end = signature.indexOf(')', at);
                    parameters.add(new Parameter("[" + signature.substring(at + 1, end) + "m]", null, false, (char) 0));
                    at = end;
                }
                case 'a' -> parameters.add(new Parameter(ANY, null, true, (char) 0));
                case 'x' -> parameters.add(new Parameter(ANY, null, false, (char) 0));
                case 'j' -> parameters.add(new Parameter("[asnblom]", null, false, (char) 0));
                case 'f' -> parameters.add(new Parameter("f", null, false, (char) 0));
                default -> parameters.add(new Parameter("[" + symbol + "m]", null, false, (char) 0));
            }
            at++;
        }
    }

    /**
     * The arguments as the function gets them: with the context item where it stands in, single values as arrays where an array is
     * taken.
     *
     * @throws Mismatch in JSONata's words, the code before them
     */
    List<@Nullable Object> check(String function, List<?> arguments, @Nullable Object context) {
        StringBuilder symbols = new StringBuilder();
        arguments.forEach(argument -> symbols.append(symbol(argument)));
        Matcher matcher = pattern.matcher(symbols);
        if (!matcher.matches()) {
            throw mismatch(function, symbols);
        }
        List<@Nullable Object> checked = new ArrayList<>();
        int argument = 0;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String matched = matcher.group(i + 1);
            if (matched.isEmpty() && parameter.context() != null) {
                checked.add(contextItem(function, parameter, context, argument));
            } else if (matched.isEmpty()) {
                checked.add(argument < arguments.size() ? arguments.get(argument) : null);
                argument++;
            }
            for (int symbol = 0; symbol < matched.length(); symbol++) {
                checked.add(argument(function, parameter, arguments.get(argument), argument));
                argument++;
            }
        }
        return checked;
    }

    private static @Nullable Object contextItem(
            String function, Parameter parameter, @Nullable Object context, int argument) {
        if (!String.valueOf(symbol(context)).matches(String.valueOf(parameter.context()))) {
            throw new Mismatch("T0411: Context value is not a compatible type with argument " + (argument + 1)
                    + " of function \"" + function + "\"");
        }
        return context;
    }

    private static @Nullable Object argument(
            String function, Parameter parameter, @Nullable Object argument, int index) {
        char symbol = symbol(argument);
        if (!parameter.array() || symbol == 'm') {
            return argument;
        }
        if (parameter.element() != 0 && !holds(argument, parameter.element(), symbol)) {
            throw new Mismatch("T0412: Argument " + (index + 1) + " of function \"" + function
                    + "\" must be an array of \"" + ELEMENTS.get(parameter.element()) + "\"");
        }
        if (argument instanceof List<?>) {
            return argument;
        }
        List<@Nullable Object> single = new ArrayList<>();
        single.add(argument);
        return single;
    }

    private static boolean holds(@Nullable Object argument, char element, char symbol) {
        if (!(argument instanceof List<?> list)) {
            return symbol == element;
        }
        for (Object one : list) {
            if (symbol(one) != element) {
                return false;
            }
        }
        return true;
    }

    private Mismatch mismatch(String function, CharSequence symbols) {
        StringBuilder partial = new StringBuilder();
        int good = 0;
        for (Parameter parameter : parameters) {
            partial.append(parameter.regex());
            Matcher matcher = Pattern.compile(partial.toString()).matcher(symbols);
            if (!matcher.lookingAt()) {
                break;
            }
            good = matcher.end();
        }
        return new Mismatch("T0410: Argument " + (good + 1) + " of function \"" + function
                + "\" does not match function signature");
    }

    private static char symbol(@Nullable Object value) {
        if (value == null) {
            return 'm';
        }
        if (value == Jsonata.NULL_VALUE) {
            return 'l';
        }
        return switch (value) {
            case String text -> 's';
            case Number number -> 'n';
            case Boolean bool -> 'b';
            case List<?> list -> 'a';
            default -> Utils.isFunction(value) || value instanceof Parser.Symbol ? 'f' : 'o';
        };
    }
}
