package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.Failure;
import java.util.Optional;

/** events:putEvents fails with the whole answer when one entry was not taken (recording {@code services/test_put_events_no_source}). */
final class PutEventsAdaptation implements Adaptation {

    @Override
    public Optional<Failure> failure(ObjectNode answered) {
        return answered.path("FailedEntryCount").asInt() > 0
                ? Optional.of(Failure.of("EventBridge.FailedEntry", answered.toString()))
                : Optional.empty();
    }

    @Override
    public boolean tellsHttp() {
        return false;
    }
}
