package dev.baton.integrations.sdk.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A type of AWS's service models. */
public sealed interface Shape {

    /** What is said of it. */
    Traits traits();

    /**
     * Named members.
     *
     * @param name in the model
     * @param members by their names in the model, in its order
     * @param required members that a request must have
     */
    record Structure(String name, Map<String, Reference> members, Set<String> required, Traits traits)
            implements Shape {
        public Structure {
            Objects.requireNonNull(name, "name");
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            required = Set.copyOf(required);
        }

        /** A member that must be there: the model says so. */
        public Reference member(String name) {
            return Objects.requireNonNull(members.get(name), name);
        }

        /** Whether it stands for any JSON value. */
        public boolean document() {
            return traits.has("document");
        }
    }

    /** Elements in order. */
    record ListOf(Reference member, Traits traits) implements Shape {}

    /** Texts to values. */
    record MapOf(Reference key, Reference value, Traits traits) implements Shape {}

    /**
     * One value.
     *
     * @param values the texts that the model lists; empty: any
     */
    record Scalar(Kind kind, List<String> values, Traits traits) implements Shape {
        public Scalar {
            Objects.requireNonNull(kind, "kind");
            values = List.copyOf(values);
        }
    }

    /** The kinds of single values. */
    enum Kind {
        STRING,
        CHARACTER,
        BOOLEAN,
        INTEGER,
        LONG,
        FLOAT,
        DOUBLE,
        BLOB,
        TIMESTAMP
    }
}
