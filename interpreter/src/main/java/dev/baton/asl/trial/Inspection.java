package dev.baton.asl.trial;

import dev.baton.asl.json.Json;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a state's data was on its way, as TestState's InspectionData names it.
 *
 * @param documents in the order of the way; those that the state's type and query language do not show are absent, and so are
 *     those behind a failure
 */
public record Inspection(
        Map<Stage, Json> documents,
        OptionalLong maxConcurrency,
        OptionalLong toleratedFailureCount,
        OptionalDouble toleratedFailurePercentage,
        Optional<Handling> handling) {

    /** A place on the way. */
    public enum Stage {
        INPUT,
        AFTER_INPUT_PATH,
        AFTER_PARAMETERS,
        AFTER_ARGUMENTS,
        AFTER_ITEMS_POINTER,
        AFTER_ITEMS_PATH,
        AFTER_ITEM_SELECTOR,
        AFTER_ITEM_BATCHER,
        RESULT,
        AFTER_RESULT_SELECTOR,
        AFTER_RESULT_PATH,
        VARIABLES
    }

    public Inspection {
        Objects.requireNonNull(maxConcurrency, "maxConcurrency");
        Objects.requireNonNull(toleratedFailureCount, "toleratedFailureCount");
        Objects.requireNonNull(toleratedFailurePercentage, "toleratedFailurePercentage");
        Objects.requireNonNull(handling, "handling");
        EnumMap<Stage, Json> copy = new EnumMap<>(Stage.class);
        copy.putAll(documents);
        documents = Collections.unmodifiableMap(copy);
    }
}
