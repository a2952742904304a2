package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $states}: input, context, result and errorOutput, each built when it is looked at. */
final class StatesView extends AbstractMap<String, Object> {
    private final Scope scope;

    StatesView(Scope scope) {
        this.scope = scope;
    }

    /** A member's document, or null when it is not there. */
    static @Nullable Json member(Scope scope, String name) {
        return switch (name) {
            case "input" -> scope.input();
            case "context" -> scope.context().get();
            case "result" -> scope.result().orElse(null);
            case "errorOutput" -> scope.errorOutput().orElse(null);
            default -> null;
        };
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Json member = key instanceof String name ? member(scope, name) : null;
        return member == null ? null : NodeViews.of(member.node(), scope.work());
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Set<Entry<String, Object>> entries = new LinkedHashSet<>();
        for (String name : StatesMember.NAMES) {
            Optional.ofNullable(get(name)).ifPresent(value -> entries.add(Map.entry(name, value)));
        }
        return entries;
    }
}
