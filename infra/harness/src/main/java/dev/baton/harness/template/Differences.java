package dev.baton.harness.template;

import dev.baton.aws.blueprint.Blueprint;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In what two blueprints differ, property by property. */
public final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** One line each; none when both mean the same. */
    public static List<String> between(Blueprint expected, Blueprint actual) {
        Differences differences = new Differences();
        differences.compare("", properties(expected), properties(actual));
        return List.copyOf(differences.found);
    }

    private void compare(String place, Map<String, @Nullable Object> expected, Map<String, @Nullable Object> actual) {
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            Object left = expected.get(name);
            Object right = actual.get(name);
            String here = place.isEmpty() ? name : place + "." + name;
            if (Objects.equals(left, right)) {
                continue;
            }
            Map<String, @Nullable Object> inLeft = properties(left);
            Map<String, @Nullable Object> inRight = properties(right);
            if (inLeft.isEmpty() || inRight.isEmpty()) {
                found.add(here + ": expected " + text(left) + ", but is " + text(right));
            } else {
                compare(here, inLeft, inRight);
            }
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "absent" : value.toString();
    }

    /** Members of a map, components of a record, parts of a list by their ids; nothing of any other value. */
    private static Map<String, @Nullable Object> properties(@Nullable Object value) {
        Map<String, @Nullable Object> properties = new TreeMap<>();
        if (value instanceof Record item) {
            for (RecordComponent component : item.getClass().getRecordComponents()) {
                properties.put(component.getName(), of(component, item));
            }
        } else if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> properties.put(String.valueOf(name), member));
        } else if (value instanceof List<?> parts) {
            parts.forEach(part -> properties.put(String.valueOf(properties(part).get("id")), part));
        } else if (value instanceof Set<?> grants) {
            grants.forEach(
                    grant -> properties.put(String.valueOf(properties(grant).get("target")), grant));
        }
        properties.remove("null");
        return properties;
    }

    private static Object of(RecordComponent component, Record item) {
        try {
            return component.getAccessor().invoke(item);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record does not tell its " + component.getName(), e);
        }
    }
}
