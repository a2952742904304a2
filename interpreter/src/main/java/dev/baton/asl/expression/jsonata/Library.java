package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import dev.baton.asl.expression.Digest;
import dev.baton.asl.expression.LenientBase64;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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

    /** The functions that see nothing of the scope and are not the library's; registered once with an expression that mentions them. */
    private static final List<OwnFunction> OWN = List.of(
            new OwnFunction("partition", "<xn?:a>", 2, arguments -> partition(arguments.at(0), arguments.number(1))),
            new OwnFunction(
                    "range",
                    "<nnn?:a>",
                    3,
                    arguments -> range(arguments.number(0), arguments.number(1), arguments.number(2))),
            new OwnFunction("hash", "<ss:s>", 2, arguments -> hash(arguments.text(0), arguments.text(1))),
            new OwnFunction(
                    "pad", 3, arguments -> Padding.pad(arguments.text(0), arguments.number(1), arguments.text(2))),
            new OwnFunction("clone", 1, arguments -> Copies.deep(arguments.at(0))),
            new OwnFunction(
                    "string", 2, arguments -> TextOf.value(arguments.at(0), Boolean.TRUE.equals(arguments.at(1)))),
            new OwnFunction(
                    "substring",
                    3,
                    arguments -> Padding.substring(arguments.text(0), arguments.number(1), arguments.number(2))),
            new OwnFunction("number", 1, arguments -> NumberOf.value(arguments.at(0))),
            new OwnFunction("base64decode", 1, arguments -> decoded(arguments.text(0))),
            new OwnFunction("error", 1, arguments -> error(arguments.text(0))),
            new OwnFunction("formatBase", 2, arguments -> NumberOf.inBase(arguments.number(0), arguments.number(1))),
            new OwnFunction("decodeUrl", 1, arguments -> UriEncoding.decodedUri(arguments.text(0))),
            new OwnFunction("decodeUrlComponent", 1, arguments -> UriEncoding.decodedComponent(arguments.text(0))),
            new OwnFunction("encodeUrl", 1, arguments -> UriEncoding.uri(arguments.text(0))),
            new OwnFunction("encodeUrlComponent", 1, arguments -> UriEncoding.component(arguments.text(0))));

    /** The library's functions by name, as far as anybody asked for them. */
    private static final Map<String, Object> LIBRARY = new ConcurrentHashMap<>();

    /** @param body null is undefined */
    private record OwnFunction(
            String name, FunctionSignature signature, int arity, Function<Arguments, @Nullable Object> body) {
        OwnFunction(String name, String signature, int arity, Function<Arguments, @Nullable Object> body) {
            this(name, new FunctionSignature(signature), arity, body);
        }

        OwnFunction(String name, int arity, Function<Arguments, @Nullable Object> body) {
            this(name, Signatures.of(name).orElseThrow(), arity, body);
        }
    }

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
        for (String name : NAMES) {
            if (mentions.mentions(name)) {
                checked(expression, name);
            }
        }
        for (OwnFunction own : OWN) {
            if (mentions.mentions(own.name())) {
                register(
                        expression,
                        own.name(),
                        own.signature(),
                        (input, arguments) -> own.body().apply(new Arguments(arguments)),
                        own.arity());
            }
        }
    }

    /** The library's own, behind our check of its arguments. */
    private static void checked(Jsonata expression, String name) {
        Optional<FunctionSignature> signature = Signatures.of(name);
        if (signature.isPresent()
                && LIBRARY.computeIfAbsent(name, Library::libraryFunction) instanceof Jsonata.JFunction library) {
            register(expression, name, signature.get(), library::call, library.getNumberOfArgs());
        }
    }

    private static Object libraryFunction(String name) {
        return Jsonata.jsonata("$" + name).evaluate(null);
    }

    private static void register(
            Jsonata expression, String name, FunctionSignature signature, CheckedFunction.Body body, int arity) {
        expression.registerFunction(name, new CheckedFunction(name, signature, body, arity));
    }

    private static @Nullable Object decoded(@Nullable String text) {
        return text == null ? null : new String(LenientBase64.decode(text), StandardCharsets.UTF_8);
    }

    private static Object error(@Nullable String message) {
        String why = message == null || message.isEmpty() ? "$error() function evaluated" : message;
        throw new JException("D3137: " + why, -1);
    }

    /** Chunks of an array; one chunk stays an array in an array, and without a size there is one (recorded). */
    private static @Nullable Object partition(@Nullable Object array, @Nullable Number size) {
        if (array == null) {
            return null;
        }
        if (!(array instanceof List<?> list)) {
            throw new JException("T0412", -1, array);
        }
        long chunk = size == null ? Math.max(1, list.size()) : (long) size.doubleValue();
        if (chunk == 0) {
            return null;
        }
        if (chunk < 0) {
            throw new JException("D3137: Second argument must be zero or greater", -1);
        }
        List<Object> chunks = new ArrayList<>();
        for (long i = 0; i < list.size(); i += chunk) {
            chunks.add(List.copyOf(list.subList((int) i, (int) Math.min(list.size(), i + chunk))));
        }
        return chunks;
    }

    /** From first to last in steps, both included; a sequence. Arguments are cut to whole numbers (reported). */
    private static @Nullable Object range(@Nullable Number first, @Nullable Number last, @Nullable Number step) {
        if (first == null || last == null || step == null) {
            return null;
        }
        long from = (long) first.doubleValue();
        long to = (long) last.doubleValue();
        long by = (long) step.doubleValue();
        if (by == 0) {
            return null;
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
                .orElseThrow(() -> new JException(
                        "D3137: Hash algorithm '" + algorithm
                                + "' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
                        -1));
    }
}
