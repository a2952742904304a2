package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import dev.baton.asl.expression.jsonata.Occurrences.Occurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code $contains}, {@code $match}, {@code $replace}, {@code $split}, {@code $join} and their kin, as JSONata 2.0.6 defines them, within
 * the bounds of one evaluation. The library's own run a regular expression without any bound, take a text for one where there is
 * a limit, and count a match too many.
 */
final class TextFunctions {
    private static final List<TextFunction> ALL = List.of(
            new TextFunction("contains", 2, TextFunctions::contains),
            new TextFunction("match", 3, TextFunctions::match),
            new TextFunction("replace", 4, TextFunctions::replace),
            new TextFunction("split", 3, TextFunctions::split),
            new TextFunction("join", 2, TextFunctions::join),
            new TextFunction("substringBefore", 2, TextFunctions::substringBefore),
            new TextFunction("substringAfter", 2, TextFunctions::substringAfter));

    private final Bounds bounds;

    private TextFunctions(Bounds bounds) {
        this.bounds = bounds;
    }

    /**
     * One of them.
     *
     * @param arity how many arguments it takes
     * @param body null is undefined
     */
    record TextFunction(String name, int arity, BiFunction<TextFunctions, Arguments, @Nullable Object> body) {}

    /** Those that an expression mentions. */
    static List<TextFunction> usedBy(Mentions mentions) {
        return ALL.stream()
                .filter(function -> mentions.mentions(function.name()))
                .toList();
    }

    static void bind(Jsonata.Frame frame, List<TextFunction> used, Bounds bounds) {
        TextFunctions functions = new TextFunctions(bounds);
        for (TextFunction function : used) {
            frame.bind(
                    function.name(),
                    new CheckedFunction(
                            function.name(),
                            Signatures.of(function.name()).orElseThrow(),
                            (input, arguments) -> functions.withinTheStack(function, new Arguments(arguments)),
                            function.arity()));
        }
    }

    /** A regular expression with nested groups recurses; the library would make an error of its own out of that. */
    private @Nullable Object withinTheStack(TextFunction function, Arguments arguments) {
        try {
            return function.body().apply(this, arguments);
        } catch (StackOverflowError e) {
            throw new Bounds.Exceeded(Bounds.STACK_OVERFLOW);
        }
    }

    private Occurrences occurrences(@Nullable Object matcher, String text) {
        if (matcher instanceof RegexFunction regex) {
            return regex.occurrences(text);
        }
        // A function of the author's that plays a regular expression; nobody was seen to write one.
        throw new JException("T1010", -1, matcher);
    }

    /** Where a token is, or -1; each character that is compared counts, for a token may nearly be everywhere. */
    private int indexOf(String text, String token, int from) {
        if (token.isEmpty()) {
            return from <= text.length() ? from : -1;
        }
        int at = text.indexOf(token.charAt(0), from);
        while (at >= 0 && at + token.length() <= text.length()) {
            int same = 1;
            while (same < token.length() && text.charAt(at + same) == token.charAt(same)) {
                same++;
            }
            bounds.work().spend(same);
            if (same == token.length()) {
                return at;
            }
            at = text.indexOf(token.charAt(0), at + 1);
        }
        return -1;
    }

    private @Nullable Object substringBefore(Arguments arguments) {
        String text = arguments.text(0);
        String token = arguments.text(1);
        if (text == null || token == null) {
            return text;
        }
        int at = indexOf(text, token, 0);
        return at < 0 ? text : text.substring(0, at);
    }

    private @Nullable Object substringAfter(Arguments arguments) {
        String text = arguments.text(0);
        String token = arguments.text(1);
        if (text == null || token == null) {
            return text;
        }
        int at = indexOf(text, token, 0);
        return at < 0 ? text : text.substring(at + token.length());
    }

    private @Nullable Object contains(Arguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        return arguments.at(1) instanceof String token
                ? indexOf(text, token, 0) >= 0
                : occurrences(arguments.at(1), text).next().isPresent();
    }

    private @Nullable Object match(Arguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        int limit = arguments.limit(2, "D3040");
        Occurrences occurrences = occurrences(arguments.at(1), text);
        List<Object> found = Utils.createSequence();
        Optional<Occurrence> next = first(occurrences, limit);
        while (next.isPresent()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("match", next.get().match());
            object.put("index", next.get().start());
            object.put("groups", next.get().groups());
            found.add(object);
            next = found.size() < limit ? occurrences.next() : Optional.empty();
        }
        return found;
    }

    private static Optional<Occurrence> first(Occurrences occurrences, int limit) {
        return limit > 0 ? occurrences.next() : Optional.empty();
    }

    private @Nullable Object split(Arguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        int limit = arguments.limit(2, "D3020");
        List<String> parts = new ArrayList<>();
        if (arguments.at(1) instanceof String separator) {
            splitAt(text, separator, limit, parts);
            return parts;
        }
        Occurrences occurrences = occurrences(arguments.at(1), text);
        int start = 0;
        Optional<Occurrence> next = first(occurrences, limit);
        while (next.isPresent()) {
            parts.add(text.substring(start, next.get().start()));
            start = next.get().end();
            next = parts.size() < limit ? occurrences.next() : Optional.empty();
        }
        if (parts.size() < limit) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    /** Without a separator into its characters. */
    private void splitAt(String text, String separator, int limit, List<String> parts) {
        if (separator.isEmpty()) {
            for (int i = 0; i < text.length() && parts.size() < limit; i++) {
                parts.add(text.substring(i, i + 1));
            }
            return;
        }
        int start = 0;
        for (int at = indexOf(text, separator, 0);
                at >= 0 && parts.size() < limit;
                at = indexOf(text, separator, start)) {
            parts.add(text.substring(start, at));
            start = at + separator.length();
        }
        if (parts.size() < limit) {
            parts.add(text.substring(start));
        }
    }

    private @Nullable Object replace(Arguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        int limit = arguments.limit(3, "D3011");
        if (arguments.at(1) instanceof String token) {
            if (token.isEmpty()) {
                throw new JException("D3010", -1, token);
            }
            return replaceText(text, token, arguments.at(2), limit);
        }
        return replaceMatches(text, occurrences(arguments.at(1), text), arguments.at(2), limit);
    }

    private String replaceText(String text, String token, @Nullable Object replacement, int limit) {
        String with = replacement instanceof String string ? string : Functions.string(replacement, false);
        StringBuilder result = new StringBuilder();
        int position = 0;
        int at = indexOf(text, token, 0);
        for (int count = 0; at >= 0 && count < limit; count++) {
            append(result, text.substring(position, at));
            append(result, with);
            position = at + token.length();
            at = indexOf(text, token, position);
        }
        return append(result, text.substring(position)).toString();
    }

    private String replaceMatches(String text, Occurrences occurrences, @Nullable Object replacement, int limit) {
        StringBuilder result = new StringBuilder();
        int position = 0;
        Optional<Occurrence> next = first(occurrences, limit);
        for (int count = 1; next.isPresent(); count++) {
            append(result, text.substring(position, next.get().start()));
            append(result, replaced(replacement, next.get()));
            position = next.get().end();
            next = count < limit ? occurrences.next() : Optional.empty();
        }
        return append(result, text.substring(position)).toString();
    }

    private static String replaced(@Nullable Object replacement, Occurrence occurrence) {
        if (replacement instanceof String template) {
            return Replacement.of(template, occurrence);
        }
        try {
            Object text = Functions.funcApply(replacement, List.of(occurrence.asObject()));
            if (text instanceof String string) {
                return string;
            }
            throw new JException("D3012", -1, text);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object join(Arguments arguments) {
        if (!(arguments.at(0) instanceof List<?> parts)) {
            return null;
        }
        String separator = Optional.ofNullable(arguments.text(1)).orElse("");
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            append(result, i == 0 ? "" : separator);
            append(result, String.valueOf(parts.get(i)));
        }
        return result.toString();
    }

    private static StringBuilder append(StringBuilder result, String part) {
        if (result.length() + part.length() > Bounds.MAX_CHARACTERS) {
            throw new Bounds.Exceeded(Bounds.MEMORY);
        }
        return result.append(part);
    }
}
