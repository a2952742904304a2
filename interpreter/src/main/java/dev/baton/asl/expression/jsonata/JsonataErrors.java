package dev.baton.asl.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.json.Json;
import java.util.Locale;
import java.util.Optional;

/**
 * AWS's words for JSONata expressions that fail, all {@code States.QueryEvaluationError} (recordings
 * assign/test_undefined_reference, scenarios/test_map_state_items_eval_jsonata_fail).
 */
public final class JsonataErrors {

    private JsonataErrors() {}

    /** The result is no JSON value, because there is none. */
    static EvaluationException undefined(String source, String location) {
        return failure(source, location, "returned nothing (undefined).");
    }

    /** The result is a function, a regular expression, or holds one. */
    static EvaluationException unsupported(String source, String location) {
        return failure(source, location, "returned an unsupported result type.");
    }

    /**
     * The library refused to go on.
     *
     * @param why what went wrong, with its separator: a period before a coded error, a colon before an exceeded bound
     */
    static EvaluationException threw(String source, String location, String why) {
        return failure(source, location, "threw an error during evaluation" + why);
    }

    /**
     * The result has not the type that the field needs.
     *
     * @param source the expression without its braces
     * @param location the field path, e.g. {@code Items}
     * @param expected the type's JSON name, e.g. {@code array}
     */
    public static EvaluationException unexpectedType(String source, String location, String expected, JsonNode actual) {
        String type = actual.getNodeType().name().toLowerCase(Locale.ROOT);
        return failure(
                source,
                location,
                "returned an unexpected result type. Expected '" + expected + "', but was '" + type + "' for value: "
                        + Json.of(actual).quotable());
    }

    private static EvaluationException failure(String source, String location, String what) {
        return EvaluationException.query(
                "The JSONata expression '" + source + "' specified for the field '" + location + "' " + what,
                Optional.of(location));
    }
}
