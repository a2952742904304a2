package dev.baton.harness.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of an object, each of which must be read, or be one of those of which the caller says why it does not matter. */
final class Fields {
    private final String place;
    private final JsonNode node;
    private final Values values;
    private final List<String> problems;
    private final Set<String> read = new HashSet<>();
    private final List<Fields> inner = new ArrayList<>();

    /** @param node with functions worked out */
    Fields(String place, JsonNode node, Values values, List<String> problems) {
        this.place = place;
        this.node = node;
        this.values = values;
        this.problems = problems;
    }

    String place() {
        return place;
    }

    JsonNode node(String name) {
        read.add(name);
        return node.path(name);
    }

    /** As it stands, references and parameters with it; empty when there is none, which is a problem. */
    String raw(String name) {
        JsonNode value = node(name);
        if (!value.isValueNode()) {
            problem(name + " is missing");
            return "";
        }
        return value.asText();
    }

    /** With parameters put in. */
    Optional<String> optional(String name) {
        JsonNode value = node(name);
        return value.isValueNode() ? Optional.of(values.literal(value.asText())) : Optional.empty();
    }

    int number(String name) {
        return optional(name).map(text -> number(name, text)).orElseGet(() -> {
            problem(name + " is missing");
            return 1;
        });
    }

    int number(String name, int otherwise) {
        return optional(name).map(text -> number(name, text)).orElse(otherwise);
    }

    private int number(String name, String text) {
        if (text.matches("-?\\d{1,9}(\\.0)?")) {
            return (int) Double.parseDouble(text);
        }
        problem(name + " must be a number, but is " + text);
        return 1;
    }

    /** Says when it is anything else. */
    void must(String name, Object expected) {
        Optional<String> value = optional(name);
        if (!value.equals(Optional.of(String.valueOf(expected)))) {
            problem(name + " must be " + expected + ", but is " + value.orElse("absent"));
        }
    }

    Fields object(String name) {
        return add(new Fields(place + "/" + name, node(name), values, problems));
    }

    List<Fields> objects(String name) {
        List<Fields> items = new ArrayList<>();
        int index = 0;
        for (JsonNode item : node(name)) {
            items.add(add(new Fields(place + "/" + name + "/" + index++, item, values, problems)));
        }
        return items;
    }

    private Fields add(Fields fields) {
        inner.add(fields);
        return fields;
    }

    /** One text or a list of them. */
    List<String> texts(String name) {
        JsonNode value = node(name);
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asText()));
        } else if (value.isValueNode()) {
            texts.add(value.asText());
        }
        return texts;
    }

    boolean has(String name) {
        return node.has(name);
    }

    void problem(String what) {
        problems.add(place + ": " + what);
    }

    /** Says which members nobody read. */
    void end(Map<String, String> notModelled) {
        node.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name) && !notModelled.containsKey(name)) {
                problem(name + " is not known here");
            }
        });
        inner.forEach(fields -> fields.end(notModelled));
    }
}
