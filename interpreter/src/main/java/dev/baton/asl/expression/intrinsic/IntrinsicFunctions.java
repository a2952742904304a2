package dev.baton.asl.expression.intrinsic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of all 18 functions; one more is one class and one line here. */
final class IntrinsicFunctions {
    private static final List<IntrinsicFunction> ALL = List.of(
            new ArrayFunction(),
            new ArrayContains(),
            new ArrayGetItem(),
            new ArrayLength(),
            new ArrayPartition(),
            new ArrayRange(),
            new ArrayUnique(),
            new Base64Decode(),
            new Base64Encode(),
            new FormatFunction(),
            new HashFunction(),
            new JsonMerge(),
            new JsonToString(),
            new MathAdd(),
            new MathRandom(),
            new StringSplit(),
            new StringToJson(),
            new UuidFunction());

    private static final Map<String, IntrinsicFunction> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(IntrinsicFunction::name, Function.identity()));

    private IntrinsicFunctions() {}

    static Optional<IntrinsicFunction> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
