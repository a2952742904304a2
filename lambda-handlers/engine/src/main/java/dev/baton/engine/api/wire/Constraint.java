package dev.baton.engine.api.wire;

import dev.baton.asl.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One constraint of the service model on one value. */
sealed interface Constraint {

    /** What the value fails to be, in AWS's words; empty when it holds. */
    Optional<String> broken(Object value);

    /**
     * Length of a text in characters, or of a list.
     *
     * @param min 0 for none
     */
    record Length(int min, int max) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            int length = value instanceof List<?> list
                    ? list.size()
                    : value.toString().length();
            if (length < min) {
                return Optional.of("Member must have length greater than or equal to " + min);
            }
            return length > max
                    ? Optional.of("Member must have length less than or equal to " + max)
                    : Optional.empty();
        }
    }

    /** Length of a JSON document in UTF-8 bytes. */
    record Bytes(int max) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            String text = value.toString();
            // A char is one to three bytes, so most texts need not be counted.
            boolean longer = text.length() > max
                    || (text.length() > max / 3 && Json.ofText(text).utf8Length() > max);
            return longer ? Optional.of("Member must have length less than or equal to " + max) : Optional.empty();
        }
    }

    /** Range of a number. */
    record Range(double min, double max) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            double number = ((Number) value).doubleValue();
            if (number < min) {
                return Optional.of("Member must have value greater than or equal to " + (long) min);
            }
            return number > max
                    ? Optional.of("Member must have value less than or equal to " + (long) max)
                    : Optional.empty();
        }
    }

    /** A regular expression that the whole text matches. */
    record Matches(Pattern pattern) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            return pattern.matcher(value.toString()).matches()
                    ? Optional.empty()
                    : Optional.of("Member must satisfy regular expression pattern: " + pattern.pattern());
        }
    }

    /** An enumeration, in the order in which AWS lists it. */
    record OneOf(List<String> words) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            return words.contains(value.toString())
                    ? Optional.empty()
                    : Optional.of("Member must satisfy enum value set: " + words);
        }
    }
}
