package dev.baton.integrations.sdk.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A member of a structure, the element of a list, the key or value of a map: which shape it has, and what is said of it beside that.
 *
 * @param shapes where the shape is looked up
 * @param number of the shape there
 * @param traits of the reference, not of the shape
 */
public record Reference(Shapes shapes, int number, Traits traits) {
    public Reference {
        Objects.requireNonNull(shapes, "shapes");
        Objects.requireNonNull(traits, "traits");
    }

    /** The shape, read when it is first asked for. */
    public Shape shape() {
        return shapes.shape(number);
    }

    /** A trait's text: the reference's own word goes before the shape's. */
    public Optional<String> text(String trait) {
        return traits.text(trait).or(() -> shape().traits().text(trait));
    }

    /** Whether the reference or its shape has a trait. */
    public boolean has(String trait) {
        return traits.has(trait) || shape().traits().has(trait);
    }

    /** The name of a member on the wire. */
    public String wireName(String member) {
        return traits.locationName().orElse(member);
    }
}
