package dev.baton.asl.expression.jsonata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies that may be changed, as {@code $clone} gives them; the library's own makes JSON nulls undefined. */
final class Copies {

    private Copies() {}

    static @Nullable Object deep(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(name, deep(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(deep(element)));
            return copy;
        }
        return value;
    }
}
