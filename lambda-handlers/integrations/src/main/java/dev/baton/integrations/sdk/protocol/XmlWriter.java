package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import dev.baton.integrations.sdk.model.Traits;
import java.util.Locale;

/** Values in the XML of services. */
final class XmlWriter {
    private final StringBuilder text = new StringBuilder();

    /** A structure as the root element. */
    static String root(String name, String namespace, Shape.Structure structure, JsonNode value) {
        XmlWriter writer = new XmlWriter();
        writer.structure(name, namespace, structure, value);
        return writer.text.toString();
    }

    private void structure(String name, String namespace, Shape.Structure structure, JsonNode value) {
        text.append('<').append(name).append(namespace);
        structure.members().forEach((member, reference) -> {
            if (reference.traits().has("xmlAttribute") && value.hasNonNull(member)) {
                text.append(' ').append(reference.wireName(member)).append("=\"");
                escape(value.path(member).asText());
                text.append('"');
            }
        });
        text.append('>');
        structure.members().forEach((member, reference) -> {
            boolean here = reference.traits().location().isEmpty()
                    && !reference.traits().has("xmlAttribute");
            if (here && value.hasNonNull(member)) {
                member(reference.wireName(member), reference, value.path(member));
            }
        });
        close(name);
    }

    private void member(String name, Reference reference, JsonNode value) {
        if (!reference.has("flattened")) {
            element(name, reference, value);
            return;
        }
        switch (reference.shape()) {
            case Shape.ListOf list -> value.forEach(one -> element(name, list.member(), one));
            case Shape.MapOf map ->
                value.properties().forEach(entry -> entry(name, map, entry.getKey(), entry.getValue()));
            case Shape.Structure structure -> element(name, reference, value);
            case Shape.Scalar scalar -> element(name, reference, value);
        }
    }

    private void element(String name, Reference reference, JsonNode value) {
        String namespace = namespace(reference.traits());
        switch (reference.shape()) {
            case Shape.Structure structure ->
                structure(name, namespace.isEmpty() ? namespace(structure.traits()) : namespace, structure, value);
            case Shape.ListOf list -> {
                open(name, namespace);
                value.forEach(one -> element(list.member().wireName("member"), list.member(), one));
                close(name);
            }
            case Shape.MapOf map -> {
                open(name, namespace);
                value.properties().forEach(entry -> entry("entry", map, entry.getKey(), entry.getValue()));
                close(name);
            }
            case Shape.Scalar scalar -> {
                open(name, namespace);
                escape(Scalars.text(reference, value, TimestampFormat.ISO_8601));
                close(name);
            }
        }
    }

    private void entry(String name, Shape.MapOf map, String key, JsonNode value) {
        String keyName = map.key().wireName("key");
        open(name, "");
        open(keyName, namespace(map.key().traits()));
        escape(key);
        close(keyName);
        element(map.value().wireName("value"), map.value(), value);
        close(name);
    }

    /** The declaration of a namespace, as an attribute. */
    static String namespace(Traits traits) {
        return traits.namespace()
                .map(uri -> " xmlns"
                        + traits.namespacePrefix().map(prefix -> ":" + prefix).orElse("") + "=\"" + uri + "\"")
                .orElse("");
    }

    private void open(String name, String namespace) {
        text.append('<').append(name).append(namespace).append('>');
    }

    private void close(String name) {
        text.append("</").append(name).append('>');
    }

    /** What XML 1.0 would not give back as it was is written by number. */
    private void escape(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\r', '\n', '\u0085', '\u2028' ->
                    text.append("&#x")
                            .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                            .append(';');
                default -> text.append(c);
            }
        }
    }
}
