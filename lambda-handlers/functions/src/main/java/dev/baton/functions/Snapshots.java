package dev.baton.functions;

import dev.baton.engine.api.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SnapStart: before the snapshot is taken, one request goes through the API and the store, so that the snapshot has the classes
 * and the compiled code. Its engine is thrown away.
 */
final class Snapshots implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final ApiRequest HARMLESS =
            new ApiRequest(Optional.of("AWSStepFunctions.ListStateMachines"), "{}".getBytes(StandardCharsets.UTF_8));

    /** The context holds its resources weakly; this one must live as long as the process. */
    @SuppressWarnings("UnusedVariable")
    private static volatile Optional<Snapshots> registered = Optional.empty();

    private final Supplier<Engine> engine;

    private Snapshots(Supplier<Engine> engine) {
        this.engine = engine;
    }

    /** Registers that priming. Without effect where no snapshot is taken. */
    static void primeWith(Supplier<Engine> engine) {
        Snapshots snapshots = new Snapshots(engine);
        registered = Optional.of(snapshots);
        Core.getGlobalContext().register(snapshots);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            engine.get().api().handle(HARMLESS);
        } catch (RuntimeException e) {
            LOG.warn("A snapshot is taken cold, because priming failed", e);
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connections of the snapshot are dead; the clients notice and open new ones.
    }
}
