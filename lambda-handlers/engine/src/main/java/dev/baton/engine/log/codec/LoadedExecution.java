package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Execution;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.util.List;
import java.util.Objects;

/**
 * An execution out of its log.
 *
 * @param execution its state after the last entry
 * @param seq of that entry
 * @param leases that the entry carries, all there are
 * @param cancels that are owed, all there are
 * @param writer goes on with the chain; it belongs to whoever loaded the execution
 */
public record LoadedExecution(
        Execution execution, long seq, List<Lease> leases, List<OwedCancel> cancels, EntryWriter writer) {
    public LoadedExecution {
        Objects.requireNonNull(execution, "execution");
        leases = List.copyOf(leases);
        cancels = List.copyOf(cancels);
        Objects.requireNonNull(writer, "writer");
    }
}
