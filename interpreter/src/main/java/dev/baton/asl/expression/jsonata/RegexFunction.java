package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import dev.baton.asl.expression.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of one evaluation. Called like a function, {@code /a+/("baab")}, it gives its first occurrence, which has a
 * {@code next} for the one after it, or nothing (JSONata: "Regular expressions").
 */
final class RegexFunction extends Jsonata.JFunction {
    private final transient Pattern pattern;
    private final transient Work work;

    RegexFunction(Pattern pattern, Work work) {
        super((input, arguments) -> null, "<s-n?:o>");
        this.pattern = pattern;
        this.work = work;
    }

    Occurrences occurrences(String text) {
        return new Occurrences(pattern, text, 0, work);
    }

    /** The second argument is where to begin, which also is the index that {@code $filter} hands to its function. */
    @Override
    public @Nullable Object call(@Nullable Object input, List arguments) {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof String text)) {
            return null;
        }
        int start = arguments.size() > 1 && arguments.get(1) instanceof Number from ? from.intValue() : 0;
        return start > text.length() ? null : first(new Occurrences(pattern, text, Math.max(0, start), work));
    }

    @Override
    public Object validate(Object arguments, Object context) {
        return arguments;
    }

    @Override
    public int getNumberOfArgs() {
        return 2;
    }

    private static @Nullable Object first(Occurrences occurrences) {
        Optional<Occurrences.Occurrence> occurrence = occurrences.next();
        if (occurrence.isEmpty()) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>(occurrence.get().asObject());
        object.put("next", new Next(occurrences));
        return object;
    }

    /** The occurrence after one. */
    private static final class Next extends Jsonata.JFunction {
        private final transient Occurrences occurrences;

        Next(Occurrences occurrences) {
            super((input, arguments) -> null, "<:o>");
            this.occurrences = occurrences;
        }

        @Override
        public @Nullable Object call(@Nullable Object input, List arguments) {
            return first(occurrences);
        }

        @Override
        public Object validate(Object arguments, Object context) {
            return arguments;
        }
    }
}
