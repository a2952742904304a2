package dev.baton.engine.log.record;

import dev.baton.asl.json.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Records out of a seed, filled component by component, so that a component that comes later is filled too, and a stored form that
 * forgets it is seen.
 */
public final class RandomRecords {
    private static final int TRIES = 1_000;
    private static final String[] CHARS = {"a", "Z", " ", "\"", "ä", ":", "Ā", "€", "\uFFFD", "🎽"};

    private final Random random;
    private final boolean wholeMillis;

    /** @param wholeMillis whether instants have no part of a millisecond, for forms that keep none */
    public RandomRecords(long seed, boolean wholeMillis) {
        this.random = new Random(seed);
        this.wholeMillis = wholeMillis;
    }

    /** A valid record of that type. */
    public <T extends Record> T of(Class<T> type) {
        return of(type, Map.of());
    }

    /** @param fixed values of components by their names */
    public <T extends Record> T of(Class<T> type, Map<String, ?> fixed) {
        for (int i = 0; i < TRIES; i++) {
            Optional<T> made = tried(type, fixed);
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw new IllegalStateException("no valid " + type + " in " + TRIES + " tries");
    }

    /** Empty when the record refuses its values. */
    private <T extends Record> Optional<T> tried(Class<T> type, Map<String, ?> fixed) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(components)
                .map(component -> fixed.containsKey(component.getName())
                        ? fixed.get(component.getName())
                        : value(component.getGenericType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return of(plain.asSubclass(Record.class));
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        }
        return switch (plain.getSimpleName()) {
            case "String" -> text();
            case "Json" -> Json.ofText("{\"n\" : [" + random.nextInt() + ", \"" + text().replace("\"", "") + "\"]}");
            case "Instant" -> instant();
            case "boolean", "Boolean" -> random.nextBoolean();
            case "int", "Integer" -> random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(120);
            case "long", "Long" -> random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(120);
            case "OptionalInt" -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(4));
            default -> throw new IllegalArgumentException("no random values of " + type);
        };
    }

    private Object generic(ParameterizedType type) {
        Type[] of = type.getActualTypeArguments();
        return switch (((Class<?>) type.getRawType()).getSimpleName()) {
            case "Optional" -> random.nextBoolean() ? Optional.empty() : Optional.of(value(of[0]));
            case "List" -> {
                List<Object> values = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    values.add(value(of[0]));
                }
                yield values;
            }
            case "Map" -> {
                Map<Object, Object> values = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    values.put(value(of[0]), value(of[1]));
                }
                yield values;
            }
            default -> throw new IllegalArgumentException("no random values of " + type);
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(50) == 0 ? random.nextInt(2_000) : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(CHARS[random.nextInt(CHARS.length)]);
        }
        return text.toString();
    }

    private Instant instant() {
        if (wholeMillis) {
            return Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt());
        }
        return switch (random.nextInt(4)) {
            case 0 -> Instant.MAX;
            case 1 -> Instant.MIN;
            default -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        };
    }
}
