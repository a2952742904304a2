package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.expression.Digest;
import dev.baton.asl.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Step Functions' JSONata differs in from the library: six functions more, {@code $eval} less, and time and
 * randomness that come from the step (AWS: "Transforming data with JSONata in Step Functions").
 */
final class Library {
    /** AWS was seen to refuse longer ranges for the memory they take. */
    private static final int MAX_RANGE = 360_145;

    /** JSONata 2.0.6's own functions without $eval, and AWS's six. */
    private static final Set<String> NAMES = Set.of(
            ("sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad "
                            + "match contains replace split join formatNumber formatBase formatInteger parseInteger number floor "
                            + "ceil round abs sqrt power random boolean not map zip filter single reduce sift keys lookup append "
                            + "exists spread merge reverse each error assert type sort shuffle distinct base64encode base64decode "
                            + "encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis clone now millis "
                            + "partition range hash uuid parse eval")
                    .split(" "));

    /** The functions that see nothing of the scope; registered once with an expression that mentions them. */
    private static final Map<String, Jsonata.JFunction> FIXED = Map.of(
            "partition", Jsonata.function("partition", Library::partition, "<an:a>"),
            "range", Jsonata.function("range", Library::range, "<nnn:a>"),
            "hash", Jsonata.function("hash", Library::hash, "<ss:s>"),
            "parse", Jsonata.function("parse", Library::parse, "<s-:x>"),
            "pad", Jsonata.function("pad", Library::pad, "<s-ns?:s>"),
            "clone", Jsonata.function("clone", (Object value) -> Copies.deep(value), "<x-:x>"),
            "encodeUrl", Jsonata.function("encodeUrl", UriEncoding::uri, "<s-:s>"),
            "encodeUrlComponent", Jsonata.function("encodeUrlComponent", UriEncoding::component, "<s-:s>"));

    private Library() {}

    /** Whether a name is a function of the language, so that mentioning it does not mean a workflow variable. */
    static boolean provides(String name) {
        return NAMES.contains(name);
    }

    /** Adapts a freshly compiled expression. */
    static void install(Jsonata expression, Mentions mentions) {
        // Evaluating a text at run time is what AWS took out: $eval is then no function, T1006.
        if (mentions.mentions("eval")) {
            expression.assign("eval", null);
        }
        FIXED.forEach((name, function) -> {
            if (mentions.mentions(name)) {
                expression.registerFunction(name, function);
            }
        });
    }

    private static @Nullable Object partition(@Nullable List<?> array, @Nullable Number size) {
        if (array == null || size == null) {
            return null;
        }
        int chunk = (int) Math.floor(size.doubleValue());
        if (chunk <= 0) {
            throw new JException("The chunk size of $partition must be a positive integer", -1);
        }
        // A sequence: like all sequences of JSONata it collapses when it has one member, and is nothing when empty.
        List<Object> chunks = Utils.createSequence();
        for (int i = 0; i < array.size(); i += chunk) {
            chunks.add(List.copyOf(array.subList(i, Math.min(array.size(), i + chunk))));
        }
        return chunks;
    }

    /** From first to last in steps, both included; like {@code $partition} a sequence. Arguments are floored. */
    private static @Nullable Object range(@Nullable Number first, @Nullable Number last, @Nullable Number step) {
        if (first == null || last == null || step == null) {
            return null;
        }
        long from = (long) Math.floor(first.doubleValue());
        long to = (long) Math.floor(last.doubleValue());
        long by = (long) Math.floor(step.doubleValue());
        if (by == 0) {
            throw new JException("The step of $range must not be zero", -1);
        }
        if ((to - from) / by >= MAX_RANGE) {
            throw new Bounds.Exceeded(Bounds.MEMORY);
        }
        List<Object> range = Utils.createSequence();
        for (long i = from; by > 0 ? i <= to : i >= to; i += by) {
            range.add(Utils.convertNumber(i));
        }
        return range;
    }

    private static @Nullable Object hash(@Nullable String data, @Nullable String algorithm) {
        if (data == null || algorithm == null) {
            return null;
        }
        return Digest.hex(data, algorithm)
                .orElseThrow(() -> new JException("$hash does not know the algorithm " + algorithm, -1));
    }

    /** The library's own, which would first build a text of any length and then be told that it is too long. */
    private static @Nullable Object pad(@Nullable String text, @Nullable Number width, @Nullable String with) {
        if (width != null && Math.abs(width.doubleValue()) > Bounds.MAX_CHARACTERS) {
            throw new Bounds.Exceeded(Bounds.MEMORY);
        }
        return Functions.pad(text, width, with);
    }

    private static @Nullable Object parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return NodeViews.of(Json.parse(text).node());
        } catch (JsonProcessingException e) {
            throw new JException("$parse: " + e.getOriginalMessage(), -1);
        }
    }
}
