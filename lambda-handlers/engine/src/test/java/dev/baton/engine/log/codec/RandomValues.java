package dev.baton.engine.log.codec;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** Texts, payloads, times and numbers out of a seed: mostly small and often the same ones, sometimes odd or great. */
final class RandomValues {
    private static final String[] CHARS = {"a", "Z", " ", "\"", "ä", "ÿ", "Ā", "€", "\uFFFD", "🎽", "\uD83C", "\uDFBD"};

    private final Random random;
    private final List<Json> seen = new ArrayList<>();

    RandomValues(Random random) {
        this.random = random;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(50) == 0 ? random.nextInt(20_000) : random.nextInt(12);
        boolean plain = random.nextBoolean();
        for (int i = 0; i < length; i++) {
            text.append(plain ? "x" : CHARS[random.nextInt(CHARS.length)]);
        }
        return text.toString();
    }

    String name() {
        return random.nextInt(3) == 0 ? text() : "State" + random.nextInt(40);
    }

    Json json() {
        if (!seen.isEmpty() && random.nextInt(2) == 0) {
            Json known = seen.get(random.nextInt(seen.size()));
            return random.nextBoolean() ? known : Json.ofText(known.text());
        }
        Json fresh = random.nextBoolean()
                ? Json.of(TextNode.valueOf(text()))
                : Json.ofText("{\"n\": " + random.nextInt() + "}");
        seen.add(fresh);
        return fresh;
    }

    Instant instant() {
        return switch (random.nextInt(5)) {
            case 0 -> Instant.MAX;
            case 1 -> Instant.MIN;
            case 2 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            default -> Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt());
        };
    }

    int count() {
        return random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(300);
    }

    OptionalLong optionalLong() {
        return random.nextBoolean()
                ? OptionalLong.empty()
                : OptionalLong.of(random.nextBoolean() ? random.nextLong() : random.nextInt(100));
    }

    <T> Optional<T> optional(Supplier<T> value) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(value.get());
    }

    Failure failure() {
        return new Failure(optional(this::name), optional(this::text));
    }

    Map<String, Json> namedValues() {
        Map<String, Json> named = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            named.put(name(), json());
        }
        return named;
    }
}
