package dev.baton.engine.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes a few small changes to a document that was right, or to its text. Deterministic for its chance. */
public final class Mutator {
    private static final int MOST_CHANGES = 4;

    private final RandomGenerator random;
    private final HostileValues hostile;

    public Mutator(RandomGenerator random) {
        this.random = random;
        this.hostile = new HostileValues(random);
    }

    /** A changed copy. */
    public JsonNode document(JsonNode right) {
        JsonNode copy = right.deepCopy();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            List<JsonNode> inner = containers(copy);
            if (inner.isEmpty()) {
                return hostile.value();
            }
            change(inner.get(random.nextInt(inner.size())), copy);
        }
        return copy;
    }

    /** A changed copy as text; one in twenty is no JSON any more. */
    public String text(JsonNode right) {
        String text = HostileValues.withDepths(document(right).toString());
        if (random.nextInt(20) != 0 || text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + hostile.text() + text.substring(at);
            case 2 -> text.substring(0, at) + (char) random.nextInt(Character.MIN_SURROGATE) + text.substring(at + 1);
            default -> text + text;
        };
    }

    /** A changed copy of bytes. */
    public byte[] bytes(byte[] right) {
        byte[] copy = right.clone();
        if (copy.length == 0 || random.nextInt(8) == 0) {
            return java.util.Arrays.copyOf(copy, random.nextInt(copy.length + 8));
        }
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(copy.length);
            copy[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (copy[at] ^ (1 << random.nextInt(8)));
        }
        return copy;
    }

    private static List<JsonNode> containers(JsonNode node) {
        List<JsonNode> found = new ArrayList<>();
        List<JsonNode> open = new ArrayList<>(List.of(node));
        while (!open.isEmpty()) {
            JsonNode next = open.removeLast();
            if (next.isContainerNode() && found.size() < 500) {
                if (!next.isEmpty()) {
                    found.add(next);
                }
                next.forEach(open::add);
            }
        }
        return found;
    }

    private void change(JsonNode container, JsonNode whole) {
        switch (container) {
            case ObjectNode object -> changeObject(object, whole);
            case ArrayNode array -> changeArray(array);
            default -> throw new IllegalStateException("no container: " + container.getNodeType());
        }
    }

    private void changeObject(ObjectNode object, JsonNode whole) {
        List<String> names = new ArrayList<>(
                object.propertyStream().map(java.util.Map.Entry::getKey).toList());
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = object.get(name);
        switch (random.nextInt(7)) {
            case 0 -> object.remove(name);
            case 1, 2 -> object.set(name, hostile.value());
            case 3 -> object.set(hostile.text(), value.deepCopy());
            case 4 -> object.set(name + ".$", hostile.value());
            case 5 -> {
                List<JsonNode> parts = containers(whole);
                object.set(name, parts.get(random.nextInt(parts.size())).deepCopy());
            }
            default -> {
                object.remove(name);
                object.set(other(names), value);
            }
        }
    }

    private String other(List<String> names) {
        return random.nextBoolean() ? hostile.text() : names.get(random.nextInt(names.size()));
    }

    private void changeArray(ArrayNode array) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.remove(at);
            case 1 -> array.set(at, hostile.value());
            case 2 -> array.add(array.get(at).deepCopy());
            default -> array.insert(at, hostile.value());
        }
    }
}
