package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Values as the parameters of a form: {@code Filter.1.Name=x}. */
final class QueryForm {
    private final QueryDialect dialect;
    private final StringBuilder text = new StringBuilder();

    QueryForm(QueryDialect dialect) {
        this.dialect = dialect;
    }

    String text() {
        return text.toString();
    }

    void put(String name, String value) {
        if (!text.isEmpty()) {
            text.append('&');
        }
        text.append(SdkHttpUtils.urlEncode(name)).append('=').append(SdkHttpUtils.urlEncode(value));
    }

    void structure(String prefix, Shape.Structure structure, JsonNode value) {
        structure.members().forEach((name, member) -> {
            if (value.hasNonNull(name)) {
                value(dotted(prefix, dialect.name(name, member)), member, value.path(name));
            }
        });
    }

    private void value(String name, Reference reference, JsonNode value) {
        switch (reference.shape()) {
            case Shape.Structure structure -> structure(name, structure, value);
            case Shape.ListOf list -> list(name, reference, list, value);
            case Shape.MapOf map -> map(name, reference, map, value);
            case Shape.Scalar scalar -> put(name, Scalars.text(reference, value, TimestampFormat.ISO_8601));
        }
    }

    private void list(String name, Reference reference, Shape.ListOf list, JsonNode value) {
        if (value.isEmpty()) {
            if (dialect == QueryDialect.QUERY) {
                put(name, "");
            }
            return;
        }
        String elements = elements(name, reference, list);
        int number = 1;
        for (JsonNode element : value) {
            value(elements + "." + number++, list.member(), element);
        }
    }

    private String elements(String name, Reference reference, Shape.ListOf list) {
        if (dialect == QueryDialect.EC2) {
            return name;
        }
        if (!reference.has("flattened")) {
            return name + "." + list.member().wireName("member");
        }
        boolean renamed = reference.traits().locationName().isEmpty()
                && list.member().traits().locationName().isPresent();
        return renamed
                ? name.substring(0, name.lastIndexOf('.') + 1)
                        + list.member().traits().locationName().orElseThrow()
                : name;
    }

    private void map(String name, Reference reference, Shape.MapOf map, JsonNode value) {
        String entries = reference.has("flattened") ? name : name + ".entry";
        List<Map.Entry<String, JsonNode>> all = new ArrayList<>(value.properties());
        for (int i = 0; i < all.size(); i++) {
            String entry = entries + "." + (i + 1) + ".";
            put(entry + map.key().wireName("key"), all.get(i).getKey());
            value(entry + map.value().wireName("value"), map.value(), all.get(i).getValue());
        }
    }

    private static String dotted(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
