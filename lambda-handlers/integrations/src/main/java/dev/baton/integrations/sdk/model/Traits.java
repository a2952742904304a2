package dev.baton.integrations.sdk.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model says of a shape, or of a member beside its shape: the traits of AWS's service models under their own names.
 *
 * @param node an object
 */
public record Traits(JsonNode node) {
    public Traits {
        Objects.requireNonNull(node, "node");
    }

    /** A trait that is a text. */
    public Optional<String> text(String trait) {
        JsonNode value = node.path(trait);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** Whether a trait is there and true. */
    public boolean has(String trait) {
        return node.path(trait).asBoolean(false);
    }

    /** Where the member travels: {@code header}, {@code headers}, {@code querystring}, {@code uri}, {@code statusCode}; empty: the body. */
    public Optional<String> location() {
        return text("location");
    }

    /** The name on the wire where it is not the member's. */
    public Optional<String> locationName() {
        return text("locationName");
    }

    /** The URI of the XML namespace, where there is one of its own. */
    public Optional<String> namespace() {
        JsonNode namespace = node.path("xmlNamespace");
        return Optional.ofNullable(
                namespace.isTextual()
                        ? namespace.textValue()
                        : namespace.path("uri").textValue());
    }

    /** The prefix of that namespace; empty: it is the default one. */
    public Optional<String> namespacePrefix() {
        return Optional.ofNullable(node.path("xmlNamespace").path("prefix").textValue());
    }
}
