package dev.baton.asl.expression.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/** Compares values with one fixed value, without allocating for the common types. */
sealed interface ValueComparator {

    /** Whether a value is of the fixed value's type; if not, no relation holds. */
    boolean comparable(JsonNode value);

    /** Negative, zero or positive as the value, which must be comparable, is less, equal or greater. */
    int compare(JsonNode value);

    static ValueComparator of(Operand type, JsonNode fixed) {
        return switch (type) {
            case STRING -> new Text(fixed.textValue());
            case BOOLEAN -> new Bool(fixed.booleanValue());
            case TIMESTAMP -> new Moment(Objects.requireNonNull(Timestamps.parse(fixed)));
            case NUMBER ->
                fixed.isInt() || fixed.isLong() ? new Whole(fixed.longValue()) : new Decimal(fixed.decimalValue());
        };
    }

    /** Strings are compared char by char, as Java does (ASL leaves the order open). */
    record Text(String fixed) implements ValueComparator {
        @Override
        public boolean comparable(JsonNode value) {
            return value.isTextual();
        }

        @Override
        public int compare(JsonNode value) {
            return value.textValue().compareTo(fixed);
        }
    }

    record Bool(boolean fixed) implements ValueComparator {
        @Override
        public boolean comparable(JsonNode value) {
            return value.isBoolean();
        }

        @Override
        public int compare(JsonNode value) {
            return Boolean.compare(value.booleanValue(), fixed);
        }
    }

    record Whole(long fixed) implements ValueComparator {
        @Override
        public boolean comparable(JsonNode value) {
            return value.isNumber();
        }

        @Override
        public int compare(JsonNode value) {
            return value.isInt() || value.isLong()
                    ? Long.compare(value.longValue(), fixed)
                    : value.decimalValue().compareTo(BigDecimal.valueOf(fixed));
        }
    }

    record Decimal(BigDecimal fixed) implements ValueComparator {
        @Override
        public boolean comparable(JsonNode value) {
            return value.isNumber();
        }

        @Override
        public int compare(JsonNode value) {
            return value.decimalValue().compareTo(fixed);
        }
    }

    record Moment(Instant fixed) implements ValueComparator {
        @Override
        public boolean comparable(JsonNode value) {
            return Timestamps.isTimestamp(value);
        }

        @Override
        public int compare(JsonNode value) {
            return Objects.requireNonNull(Timestamps.parse(value)).compareTo(fixed);
        }
    }
}
