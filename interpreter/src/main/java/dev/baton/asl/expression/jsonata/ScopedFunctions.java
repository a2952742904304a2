package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SeededRandom;
import dev.baton.asl.json.Json;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The functions that depend on the step, {@code $random}, {@code $uuid}, {@code $shuffle}, {@code $millis}, {@code $now}
 * and {@code $parse}, whose result counts the step's work: bound anew for each evaluation, and only those that an expression mentions.
 */
final class ScopedFunctions {
    private static final List<ScopedFunction> ALL = List.of(
            new ScopedFunction("random", "<n?:n>", 1, ScopedFunctions::random),
            new ScopedFunction(
                    "uuid",
                    "<:s>",
                    0,
                    (scope, arguments) -> scope.randomness().nextUuid().toString()),
            new ScopedFunction(
                    "shuffle", "<a:a>", 1, (scope, arguments) -> Shuffle.shuffle(arguments, scope.randomness())),
            new ScopedFunction(
                    "millis", "<:n>", 0, (scope, arguments) -> scope.now().toEpochMilli()),
            new ScopedFunction("parse", "<s-:x>", 1, ScopedFunctions::parse),
            new ScopedFunction("now", "<s?s?:s>", 2, (scope, arguments) -> Now.format(scope.now(), arguments)));

    private final List<ScopedFunction> used;

    private ScopedFunctions(List<ScopedFunction> used) {
        this.used = used;
    }

    static ScopedFunctions usedBy(Mentions mentions) {
        return new ScopedFunctions(ALL.stream()
                .filter(function -> mentions.mentions(function.name()))
                .toList());
    }

    void bind(Jsonata.Frame frame, Scope scope) {
        for (ScopedFunction function : used) {
            frame.bind(
                    function.name(),
                    new CheckedFunction(
                            function.name(),
                            function.signature(),
                            (input, arguments) -> function.body().apply(scope, arguments),
                            function.arity()));
        }
    }

    private static @Nullable Object parse(Scope scope, List<?> arguments) {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof String text)) {
            return null;
        }
        try {
            return NodeViews.of(Json.parse(text).node(), scope.work());
        } catch (JsonProcessingException e) {
            throw new JException("D3137: Invalid JSON", -1);
        }
    }

    private static Object random(Scope scope, List<?> arguments) {
        Object seed = arguments.isEmpty() ? null : arguments.get(0);
        return seed instanceof Number number
                ? new SeededRandom((long) number.doubleValue()).nextDouble()
                : scope.randomness().nextDouble();
    }

    /** @param body takes the scope and the arguments; null is undefined */
    private record ScopedFunction(
            String name, FunctionSignature signature, int arity, BiFunction<Scope, List<?>, @Nullable Object> body) {
        ScopedFunction(String name, String signature, int arity, BiFunction<Scope, List<?>, @Nullable Object> body) {
            this(name, new FunctionSignature(signature), arity, body);
        }
    }
}
