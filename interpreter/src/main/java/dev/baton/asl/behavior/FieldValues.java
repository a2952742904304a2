package dev.baton.asl.behavior;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Values of fields that may be constants, paths or JSONata, with the words AWS has for wrong ones (recorded:
 * base/test_base_wait_seconds_path, scenarios/test_wait_timestamp_path, scenarios/test_max_concurrency_path).
 */
final class FieldValues {
    /** The most that a constant may say too (AWS: "Task workflow state", "Wait workflow state"). */
    private static final long MOST_SECONDS = 99_999_999;

    private FieldValues() {}

    /** A number of seconds: TimeoutSeconds, HeartbeatSeconds. Not negative. */
    static long seconds(FieldValue field, Scope scope) throws EvaluationException {
        return seconds(field, scope, MOST_SECONDS);
    }

    /** A Wait's Seconds: found by a path it has a limit of its own (recorded, base/test_timestamp_too_far_in_future_boundary). */
    static long delaySeconds(FieldValue field, Scope scope) throws EvaluationException {
        return seconds(field, scope, Long.MAX_VALUE);
    }

    private static long seconds(FieldValue field, Scope scope, long mostOfPath) throws EvaluationException {
        return switch (field) {
            case FieldValue.Constant constant -> constant.value().node().asLong();
            case FieldValue.FromPath path ->
                pathSeconds(path, path.expression().evaluate(scope).node(), mostOfPath);
            case FieldValue.FromJsonata jsonata ->
                jsonataSeconds(jsonata, jsonata.expression().evaluate(scope).node());
        };
    }

    private static long pathSeconds(FieldValue.FromPath field, JsonNode value, long most) throws EvaluationException {
        OptionalLong seconds = parseLong(value);
        if (seconds.isEmpty()) {
            throw EvaluationException.runtime("The " + field.field() + " parameter cannot be parsed as a long value: "
                    + field.source() + " == " + plain(value));
        }
        if (seconds.getAsLong() < 0) {
            throw EvaluationException.runtime("The " + field.field() + " parameter references a negative value: "
                    + field.source() + " == " + plain(value));
        }
        if (seconds.getAsLong() > most) {
            throw EvaluationException.runtime("The " + field.field() + " parameter must be between 0 and " + most + ": "
                    + field.source() + " == " + plain(value));
        }
        return seconds.getAsLong();
    }

    /** Recorded for TimeoutSeconds; the other fields of whole numbers are taken to be alike. */
    private static long jsonataSeconds(FieldValue.FromJsonata field, JsonNode value) throws EvaluationException {
        long seconds = jsonataInteger(field, value);
        if (seconds < 0 || seconds > MOST_SECONDS) {
            throw EvaluationException.query(
                    field.field() + " must be between 0 and " + MOST_SECONDS + " but was: " + seconds,
                    Optional.of(field.field()));
        }
        return seconds;
    }

    private static long jsonataInteger(FieldValue.Computed field, JsonNode value) throws EvaluationException {
        if (!value.isNumber()) {
            throw unexpectedType(field, "number", value);
        }
        return integer(value)
                .orElseThrow(() -> EvaluationException.query(
                        "The " + field.field() + " field cannot be parsed as an integer: " + plain(value),
                        Optional.of(field.field())));
    }

    /** A limit on concurrency: an integer, 0 for "as many as allowed". */
    static long concurrency(FieldValue field, Scope scope) throws EvaluationException {
        return switch (field) {
            case FieldValue.Constant constant -> constant.value().node().asLong();
            case FieldValue.Computed computed -> computedConcurrency(computed, scope);
        };
    }

    private static long computedConcurrency(FieldValue.Computed field, Scope scope) throws EvaluationException {
        JsonNode value = field.expression().evaluate(scope).node();
        long limit = isPath(field) ? pathInteger(field, value) : jsonataInteger(field, value);
        if (limit < 0) {
            String cause = "MaxConcurrency cannot be negative.";
            throw isPath(field)
                    ? EvaluationException.runtime(cause)
                    : EvaluationException.query(cause, Optional.of(field.field()));
        }
        return limit;
    }

    /** An integer, of whatever sign: MaxItems and the limits of batches. */
    static long integer(FieldValue field, Scope scope) throws EvaluationException {
        return switch (field) {
            case FieldValue.Constant constant -> constant.value().node().asLong();
            case FieldValue.FromPath path ->
                pathInteger(path, path.expression().evaluate(scope).node());
            case FieldValue.FromJsonata jsonata ->
                jsonataInteger(jsonata, jsonata.expression().evaluate(scope).node());
        };
    }

    private static long pathInteger(FieldValue.Computed field, JsonNode value) throws EvaluationException {
        return parseLong(value)
                .orElseThrow(() -> EvaluationException.runtime("The " + field.field() + " field refers to value \""
                        + plain(value) + "\" which is not a valid integer: " + field.source()));
    }

    /** A point in time: Timestamp, TimestampPath. */
    static Instant timestamp(FieldValue field, Scope scope) throws EvaluationException {
        JsonNode value = switch (field) {
            case FieldValue.Constant constant -> constant.value().node();
            case FieldValue.Computed computed ->
                computed.expression().evaluate(scope).node();
        };
        try {
            if (value.isTextual()) {
                return OffsetDateTime.parse(value.textValue()).toInstant();
            }
        } catch (DateTimeParseException e) {
            // Told below, in AWS's words.
        }
        throw notATimestamp(field, value);
    }

    private static EvaluationException notATimestamp(FieldValue field, JsonNode value) {
        if (field instanceof FieldValue.Computed computed && isPath(computed)) {
            return EvaluationException.runtime(
                    "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format"
                            + " string: " + computed.source() + " == " + plain(value));
        }
        if (field instanceof FieldValue.Computed computed && !value.isTextual()) {
            return unexpectedType(computed, "string", value);
        }
        return EvaluationException.query(
                "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                        + plain(value),
                Optional.of(field.field()));
    }

    /** A text: Error, Cause, RoleArn. */
    static String text(FieldValue field, Scope scope) throws EvaluationException {
        return switch (field) {
            case FieldValue.Constant constant -> constant.value().node().asText();
            case FieldValue.Computed computed -> computedText(computed, scope);
        };
    }

    private static String computedText(FieldValue.Computed field, Scope scope) throws EvaluationException {
        JsonNode value = field.expression().evaluate(scope).node();
        if (value.isTextual()) {
            return value.textValue();
        }
        if (isPath(field)) {
            throw EvaluationException.runtime("The " + field.field() + " parameter does not reference a string: "
                    + field.source() + " == " + plain(value));
        }
        throw unexpectedType(field, "string", value);
    }

    static EvaluationException unexpectedType(FieldValue.Computed field, String expected, JsonNode value) {
        return EvaluationException.query(
                unexpectedType(field.source(), field.field(), expected, value), Optional.of(field.field()));
    }

    /** The words for a JSONata result of the wrong type. */
    static String unexpectedType(String source, String field, String expected, JsonNode value) {
        return "The JSONata expression '" + source + "' specified for the field '" + field
                + "' returned an unexpected result type. Expected '" + expected + "', but was '" + typeName(value)
                + "' for value: " + Json.of(value).quotable();
    }

    private static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case STRING, BINARY -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL, MISSING -> "null";
        };
    }

    private static boolean isPath(FieldValue.Computed field) {
        return field instanceof FieldValue.FromPath;
    }

    private static OptionalLong integer(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong()
                ? OptionalLong.of(value.asLong())
                : OptionalLong.empty();
    }

    /** A path's value may be the text of a number too (recorded, assign/…MAP_STATE_REFERENCE_IN_MAX_CONCURRENCY_PATH). */
    private static OptionalLong parseLong(JsonNode value) {
        if (!value.isTextual()) {
            return integer(value);
        }
        try {
            return OptionalLong.of(Long.parseLong(value.textValue()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String plain(JsonNode value) {
        return value.isTextual() ? value.textValue() : Json.of(value).quotable();
    }
}
