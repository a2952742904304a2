package dev.baton.harness.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The executions: starts them, a limited number of them open at once, and knows what was accepted and what ended, and how. */
final class Load {
    private static final Duration LOOK = Duration.ofMillis(700);

    /** So many are looked at in that time: to look at a thousand as often would take the processors from those who work. */
    private static final int LOOKS = 40;

    private final ChaosSettings settings;
    private final AtomicInteger started = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Set<String> redriven = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private volatile Instant patience = Instant.MAX;

    Load(ChaosSettings settings) {
        this.settings = settings;
    }

    /** One execution's client, from its start to its end. */
    interface Client {
        void go(Workload workload, int n) throws IOException, InterruptedException, ApiClient.RefusedException;
    }

    /** Returns when all have ended, or the time for settling is over. */
    void run(Client client) throws InterruptedException {
        Random random = new Random(settings.seed());
        Semaphore places = new Semaphore(settings.open());
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < settings.executions(); i++) {
            places.acquire();
            int n = i;
            Workload workload = Workload.drawn(i, random);
            clients.add(Background.start("execution " + i, () -> {
                try {
                    go(client, workload, n);
                } finally {
                    places.release();
                }
            }));
        }
        patience = Instant.now().plus(settings.settle());
        for (Thread open : clients) {
            open.join();
        }
    }

    private void go(Client client, Workload workload, int n) throws InterruptedException {
        try {
            client.go(workload, n);
        } catch (IOException | ApiClient.RefusedException e) {
            started.incrementAndGet();
            troubles.add(workload.machine() + " " + n + ": " + e.getMessage());
        }
    }

    /** A start was answered. */
    void accept(String arn) {
        accepted.add(arn);
        started.incrementAndGet();
    }

    /** Waits until it is so, or the time for settling is over; then it is lost. */
    boolean await(BooleanSupplier condition) throws InterruptedException {
        while (isPatient()) {
            Thread.sleep(LOOK.multipliedBy(1 + open() / LOOKS));
            if (condition.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    private int open() {
        return accepted.size() - ended.size();
    }

    void end(String arn) {
        ended.add(arn);
    }

    /** A redrive was accepted. */
    void redrive(String arn) {
        redriven.add(arn);
    }

    void wrong(String how) {
        wrong.add(how);
    }

    /** How many starts were answered. */
    int started() {
        return started.get();
    }

    /** How much is over, 0 to 1: half of it when all are started, the other half when all have ended. */
    double progress() {
        return (started.get() + ended.size()) / (2.0 * settings.executions());
    }

    /** Whether it is still worth to wait for something. */
    boolean isPatient() {
        return Instant.now().isBefore(patience);
    }

    /** ARNs of the executions that were accepted. */
    Set<String> accepted() {
        return accepted;
    }

    /** Those of them that have ended. */
    Set<String> ended() {
        return ended;
    }

    /** How often a redrive of that execution was accepted. */
    int redrives(String arn) {
        return redriven.contains(arn) ? 1 : 0;
    }

    /** Those that ended otherwise than they must, and how. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** What must not happen to a client. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }
}
