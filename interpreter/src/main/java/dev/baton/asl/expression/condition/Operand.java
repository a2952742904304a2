package dev.baton.asl.expression.condition;

import com.fasterxml.jackson.databind.JsonNode;

/** The type of value that an operator compares with. */
public enum Operand {
    STRING("String"),
    NUMBER("Number"),
    BOOLEAN("Boolean"),
    TIMESTAMP("Timestamp");

    private final String label;

    Operand(String label) {
        this.label = label;
    }

    /** The type's name for a diagnostic. */
    public String label() {
        return label;
    }

    /** Whether a value is of this type; a timestamp is a text in RFC 3339 form. */
    public boolean accepts(JsonNode value) {
        return switch (this) {
            case STRING -> value.isTextual();
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case TIMESTAMP -> Timestamps.isTimestamp(value);
        };
    }
}
