package dev.baton.harness.chaos;

import dev.baton.engine.log.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One chaos run: starts executions, lets things go wrong, waits for the ends, and looks what came of it. */
public final class ChaosRun {
    private static final Logger LOG = LoggerFactory.getLogger(ChaosRun.class);
    private static final Duration PROGRESS = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(700);

    /** Longer than any timer of an execution lies ahead. */
    private static final Duration LATER = Duration.ofDays(2);

    private static final int MOST_OPEN = 1000;

    /** Whose executions have no history. */
    private static final String EXPRESS = ":express:";

    private final ChaosSettings settings;
    private final Arena arena;
    private final Workers workers;
    private final ActivityWorkers activityWorkers;
    private final Load load;
    private final Clients clients;

    private ChaosRun(ChaosSettings settings, Arena arena) {
        this.settings = settings;
        this.arena = arena;
        this.workers = new Workers(arena.api());
        this.activityWorkers = new ActivityWorkers(arena.api(), workers);
        this.load = new Load(settings);
        this.clients = new Clients(arena.api(), arena.log(), arena.functions(), load);
    }

    /**
     * Makes the run.
     *
     * @throws IOException when something cannot be started, or the API does not answer for minutes
     */
    public static ChaosReport of(ChaosSettings settings) throws IOException, InterruptedException {
        try (Arena arena = Arena.set(settings)) {
            // Processes are left behind by nobody, also when this one is told to end.
            Thread end = new Thread(arena::close);
            Runtime.getRuntime().addShutdownHook(end);
            ChaosReport report = new ChaosRun(settings, arena).run();
            Runtime.getRuntime().removeShutdownHook(end);
            return report;
        } catch (ApiClient.RefusedException e) {
            throw new IOException("the API refused what it must take: " + e.getMessage(), e);
        }
    }

    private ChaosReport run() throws IOException, InterruptedException, ApiClient.RefusedException {
        clients.createMachines();
        Thread working =
                Background.start("workers", () -> workers.run(arena.functions().handedOut()));
        Thread polling = Background.start("activity worker", () -> activityWorkers.poll("worker"));
        Thread telling = Background.start("progress", this::tellProgress);
        Thread faults =
                Background.start("faults", () -> arena.injector().run(load::started, arena.harness()::instances));
        Thread deploying = Background.start("deployments", this::deploy);
        Instant begin = Instant.now();
        load.run(clients);
        deploying.join();
        faults.join();
        while (!isSettled() && load.isPatient()) {
            Thread.sleep(LOOK);
        }
        Duration took = Duration.between(begin, Instant.now());
        working.interrupt();
        polling.interrupt();
        telling.interrupt();
        return report(took);
    }

    /** Nobody works, and no execution is open or owes an end to what it began. */
    private boolean isSettled() {
        return workers.areIdle() && arena.jobs().live().isEmpty() && due().isEmpty();
    }

    private List<Head> due() {
        return arena.log().overdue(Instant.now().plus(LATER), MOST_OPEN);
    }

    private void deploy() throws InterruptedException {
        if (settings.upgrade()) {
            try {
                arena.deployments().run(arena.harness(), load::progress);
            } catch (IOException e) {
                throw new UncheckedIOException("a version could not be deployed", e);
            }
        }
    }

    private void tellProgress() throws InterruptedException {
        while (true) {
            Thread.sleep(PROGRESS);
            LOG.info(
                    "{} of {} executions started, {} ended",
                    load.started(),
                    settings.executions(),
                    load.ended().size());
        }
    }

    private ChaosReport report(Duration took) throws IOException, InterruptedException {
        Set<String> lost = lost();
        Audit audit = new Audit(arena.api(), new Idleness(workers::result, arena.jobs()::ended), load::redrives);
        audit.read(readable(lost));
        List<String> broken = new ArrayList<>(audit.broken());
        broken.addAll(load.troubles());
        broken.addAll(workers.troubles());
        broken.addAll(activityWorkers.troubles());
        arena.jobs().live().forEach(job -> broken.add(job + " goes on, though nobody waits for it"));
        return new ChaosReport(
                settings.seed(),
                new ChaosReport.Executions(
                        load.accepted().size(), load.ended().size(), List.copyOf(lost), load.wrong()),
                arena.functions().seen(),
                new ChaosReport.Results(
                        workers.accepted(), audit.lost(workers.results().values())),
                audit.idle(),
                new ChaosReport.Writes(arena.commits().done(), arena.commits().conflicts()),
                broken,
                settings.faults(),
                arena.injector().done(),
                arena.traffic(),
                versions(),
                took);
    }

    /** How many entries there are of each version, of executions that were started by clients. */
    private Map<Integer, Long> versions() {
        Map<Integer, Long> versions = new TreeMap<>();
        for (String arn : settings.upgrade() ? load.ended() : Set.<String>of()) {
            arena.log()
                    .head(arn)
                    .ifPresent(head -> arena.log()
                            .entries(head.key(), 1, MOST_OPEN)
                            .forEach(entry -> versions.merge(entry.body()[0] & 0xFF, 1L, Long::sum)));
        }
        return versions;
    }

    /** What was accepted and has not ended, and whatever else is due: children, and what still owes an end to a job. */
    private Set<String> lost() {
        Set<String> lost = new TreeSet<>(load.accepted());
        lost.removeAll(load.ended());
        due().forEach(head -> lost.add(head.key().executionArn()));
        return lost;
    }

    /** Those that clients started, and the children, which workers know. */
    private Set<String> readable(Set<String> lost) {
        Set<String> all = new TreeSet<>(load.ended());
        workers.results().keySet().forEach(id -> all.add(id.substring(0, id.lastIndexOf('#'))));
        all.removeAll(lost);
        all.removeIf(arn -> arn.contains(EXPRESS));
        return all;
    }
}
