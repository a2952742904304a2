package dev.baton.local.cli;

import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Head;
import java.util.Optional;

/** Shows a run as it goes on. */
interface EventPrinter {

    /** The next event, in order. */
    void print(HistoryEvent event);

    /**
     * The end.
     *
     * @param head closed
     * @param output of an execution that succeeded
     */
    void end(Head head, Optional<Json> output);
}
