package dev.baton.local.store;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.EncodedEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;

/**
 * How a store is opened.
 *
 * @param folder made when it is missing
 * @param clock tells when retentions are over
 * @param retention how long finished executions are kept after their end
 * @param inputOf reads an execution's input out of the body of its first entry
 */
public record StoreOptions(Path folder, InstantSource clock, Duration retention, Function<EncodedEntry, Json> inputOf) {
    /** As long as AWS keeps them. */
    public static final Duration USUAL_RETENTION = Duration.ofDays(90);

    public StoreOptions {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(inputOf, "inputOf");
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention " + retention);
        }
    }
}
