package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.batch.BatchJob;
import dev.baton.engine.batch.Batches;
import dev.baton.engine.search.ExecutionFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The actions of batches.
 *
 * <pre>
 * StartBatch    {action: STOP | REDRIVE, filter: {as SearchExecutions has it}, by?, error?, cause?} → {batchId}
 * DescribeBatch {batchId} → {batchId, action, status, done, failed, searched, startDate, stopDate?, by?, filter, failures}
 * ListBatches   {} → {batches: […]}, the newest fifty
 * CancelBatch   {batchId} → as DescribeBatch
 * </pre>
 *
 * A STOP meets running executions only, a REDRIVE those that ended without success. Errors: ResourceNotFound, ValidationException.
 */
final class BatchActions {
    private static final Set<ExecutionStatus> REDRIVABLE =
            EnumSet.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);

    private final Batches batches;
    private final Consumer<Runnable> background;
    private final Duration turn;
    private final InstantSource clock;

    /** @param turn see {@link ExtensionPorts#turn} */
    BatchActions(Batches batches, Consumer<Runnable> background, Duration turn, InstantSource clock) {
        this.batches = batches;
        this.background = background;
        this.turn = turn;
        this.clock = clock;
    }

    byte[] start(Members request) {
        BatchJob.Action action = request.choice("action", BatchActions::action, "STOP, REDRIVE")
                .orElseThrow(() -> Members.refused("action", "must not be null"));
        Members inner = request.inner("filter").orElseThrow(() -> Members.refused("filter", "must not be null"));
        ExecutionFilter filter = narrowed(action, Filters.read(inner));
        inner.complete();
        Optional<String> by = request.optionalText("by");
        Optional<String> error = request.optionalText("error");
        Optional<String> cause = request.optionalText("cause");
        request.complete();
        BatchJob job = batches.begin(action, Filters.words(filter), by, error, cause);
        background.accept(() -> batches.finish(job.id(), turn.isZero() ? Instant.MAX : endOfTurn()));
        return Written.object(out -> out.writeStringField("batchId", job.id()));
    }

    private static Optional<BatchJob.Action> action(String word) {
        return Arrays.stream(BatchJob.Action.values())
                .filter(action -> action.name().equals(word))
                .findFirst();
    }

    private static ExecutionFilter narrowed(BatchJob.Action action, ExecutionFilter filter) {
        Set<ExecutionStatus> fitting = switch (action) {
            case STOP -> Set.of(ExecutionStatus.RUNNING);
            case REDRIVE -> REDRIVABLE;
        };
        Set<ExecutionStatus> wanted = filter.statuses().isEmpty()
                ? fitting
                : filter.statuses().stream().filter(fitting::contains).collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            throw Members.refused("filter.statuses", "leaves nothing that " + action + " can be done to");
        }
        return filter.of(wanted);
    }

    /** Reads what {@link Filters#words} wrote. */
    static ExecutionFilter filter(String words) {
        return Filters.read(Members.of(words.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] describe(Members request) {
        String id = request.text("batchId");
        request.complete();
        if (!turn.isZero()) {
            // Whoever watches a batch helps it along.
            batches.finish(id, endOfTurn());
        }
        return described(batches.find(id), id);
    }

    private Instant endOfTurn() {
        return clock.instant().plus(turn);
    }

    byte[] cancel(Members request) {
        String id = request.text("batchId");
        request.complete();
        return described(batches.cancel(id), id);
    }

    byte[] list(Members request) {
        request.complete();
        return Written.object(out -> {
            out.writeArrayFieldStart("batches");
            for (BatchJob job : batches.latest()) {
                out.writeStartObject();
                write(job, out);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static byte[] described(Optional<BatchJob> found, String id) {
        BatchJob job =
                found.orElseThrow(() -> new ApiException("ResourceNotFound", "Resource not found: '" + id + "'"));
        return Written.object(out -> write(job, out));
    }

    private static void write(BatchJob job, JsonGenerator out) throws IOException {
        out.writeStringField("batchId", job.id());
        out.writeStringField("action", job.action().name());
        out.writeStringField("status", job.status().name());
        out.writeNumberField("done", job.done());
        out.writeNumberField("failed", job.failed());
        out.writeNumberField("searched", job.searched());
        Written.time(out, "startDate", job.began());
        Written.time(out, "stopDate", job.ended());
        Written.text(out, "by", job.by());
        out.writeFieldName("filter");
        out.writeRawValue(job.filter());
        out.writeArrayFieldStart("failures");
        for (String failure : job.failures()) {
            out.writeString(failure);
        }
        out.writeEndArray();
    }
}
