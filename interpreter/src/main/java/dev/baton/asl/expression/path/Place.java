package dev.baton.asl.expression.path;

import org.jspecify.annotations.Nullable;

/**
 * Where in a document a walk stands; its {@code toString} is what error texts call the path, {@code $['a'][0]}.
 *
 * @param name the member's name; null where the step is an element
 * @param index the element's index
 */
record Place(@Nullable Place parent, @Nullable String name, int index) {
    /** The document itself. */
    static final Place ROOT = new Place(null, null, 0);

    Place member(String member) {
        return new Place(this, member, 0);
    }

    Place element(int element) {
        return new Place(this, null, element);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        append(out);
        return out.toString();
    }

    private void append(StringBuilder out) {
        if (parent == null) {
            out.append('$');
            return;
        }
        parent.append(out);
        if (name == null) {
            out.append('[').append(index).append(']');
        } else {
            out.append("['").append(name).append("']");
        }
    }
}
