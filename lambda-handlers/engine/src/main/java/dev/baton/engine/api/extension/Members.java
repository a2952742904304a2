package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The members of a request. Whoever has read all that it knows calls {@link #complete()}, which refuses the rest. All refusals are
 * ValidationExceptions that name the member.
 */
final class Members {
    private static final int LONGEST_TEXT = 262_144;

    private final JsonNode object;
    private final Set<String> known = new HashSet<>();

    private Members(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads a request.
     *
     * @throws ApiException SerializationException when it is no JSON object
     */
    static Members of(byte[] body) {
        try {
            JsonNode node = Json.parse(new String(body, StandardCharsets.UTF_8)).node();
            if (!node.isObject()) {
                throw ApiException.serialization("Start of structure or map expected.");
            }
            return new Members(node);
        } catch (JsonProcessingException e) {
            throw ApiException.serialization(e.getOriginalMessage());
        }
    }

    String text(String name) {
        return text(name, LONGEST_TEXT);
    }

    /** @param longest in characters */
    String text(String name, int longest) {
        return optionalText(name, longest).orElseThrow(() -> refused(name, "must not be null"));
    }

    Optional<String> optionalText(String name) {
        return optionalText(name, LONGEST_TEXT);
    }

    private Optional<String> optionalText(String name, int longest) {
        return member(name).map(node -> {
            if (!node.isTextual() || node.textValue().length() > longest) {
                throw refused(name, "must be a text of at most " + longest + " characters");
            }
            return node.textValue();
        });
    }

    /** A whole number within bounds. */
    long number(String name, long otherwise, long least, long most) {
        return member(name)
                .map(node -> {
                    if (!node.isIntegralNumber() || node.longValue() < least || node.longValue() > most) {
                        throw refused(name, "must be a whole number from " + least + " to " + most);
                    }
                    return node.longValue();
                })
                .orElse(otherwise);
    }

    boolean flag(String name) {
        return member(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw refused(name, "must be true or false");
                    }
                    return node.booleanValue();
                })
                .orElse(false);
    }

    /** Seconds since 1970, with fractions. */
    Optional<Instant> time(String name) {
        return member(name).map(node -> {
            if (!node.isNumber() || Math.abs(node.doubleValue()) > 1e11) {
                throw refused(name, "must be a time in seconds since 1970");
            }
            return Instant.ofEpochMilli(Math.round(node.doubleValue() * 1000));
        });
    }

    /** One of a few words. */
    <T> Optional<T> choice(String name, Function<String, Optional<T>> meaning, String words) {
        return optionalText(name)
                .map(word -> meaning.apply(word).orElseThrow(() -> refused(name, "must be one of " + words)));
    }

    List<String> texts(String name, int most) {
        JsonNode list = member(name).orElse(null);
        if (list == null) {
            return List.of();
        }
        if (!list.isArray() || list.size() > most) {
            throw refused(name, "must be a list of at most " + most + " texts");
        }
        List<String> texts = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            if (!element.isTextual()) {
                throw refused(name, "must be a list of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** An object of texts. */
    Map<String, String> textMap(String name, int most) {
        JsonNode map = member(name).orElse(null);
        if (map == null) {
            return Map.of();
        }
        if (!map.isObject() || map.size() > most) {
            throw refused(name, "must be an object of at most " + most + " texts");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw refused(name + "." + entry.getKey(), "must be a text");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        });
        return texts;
    }

    /** The members of an inner object; none when it is absent. */
    Optional<Members> inner(String name) {
        return member(name).map(node -> {
            if (!node.isObject()) {
                throw refused(name, "must be an object");
            }
            return new Members(node);
        });
    }

    /** Refuses members that nobody has asked for. */
    void complete() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw refused(name, "is not known");
            }
        });
    }

    static ApiException refused(String name, String words) {
        return new ApiException("ValidationException", "The member '" + name + "' " + words);
    }

    private Optional<JsonNode> member(String name) {
        known.add(name);
        JsonNode found = object.get(name);
        return found == null || found.isNull() ? Optional.empty() : Optional.of(found);
    }
}
