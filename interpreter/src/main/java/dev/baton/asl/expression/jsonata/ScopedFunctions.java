package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SeededRandom;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The functions that depend on the step, {@code $random}, {@code $uuid}, {@code $shuffle}, {@code $millis} and {@code
 * $now}: bound anew for each evaluation, and only those that an expression mentions.
 */
final class ScopedFunctions {
    private static final List<ScopedFunction> ALL = List.of(
            new ScopedFunction("random", "<n?:n>", ScopedFunctions::random),
            new ScopedFunction(
                    "uuid",
                    "<:s>",
                    (scope, arguments) -> scope.randomness().nextUuid().toString()),
            new ScopedFunction(
                    "shuffle", "<a:a>", (scope, arguments) -> Shuffle.shuffle(arguments, scope.randomness())),
            new ScopedFunction(
                    "millis", "<:n>", (scope, arguments) -> scope.now().toEpochMilli()),
            new ScopedFunction("now", "<s?s?:s>", (scope, arguments) -> Now.format(scope.now(), arguments)));

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
                    new Jsonata.JFunction(
                            (input, arguments) -> function.body().apply(scope, arguments), function.signature()));
        }
    }

    private static Object random(Scope scope, List<?> arguments) {
        Object seed = arguments.isEmpty() ? null : arguments.get(0);
        return seed instanceof Number number
                ? new SeededRandom((long) Math.floor(number.doubleValue())).nextDouble()
                : scope.randomness().nextDouble();
    }

    /**
     * @param signature in JSONata's notation
     * @param body takes the scope and the arguments; null is undefined
     */
    private record ScopedFunction(String name, String signature, BiFunction<Scope, List<?>, Object> body) {}
}
