package dev.baton.harness.chaos;

import dev.baton.harness.Disturbances.Redelivery;
import dev.baton.harness.FunctionInstance;
import dev.baton.harness.chaos.FaultPlan.Fault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Does what the plan says, when its time has come. */
final class Injector {
    private static final int LONGEST_LINGER_MILLIS = 400;
    private static final long VICTIM_MILLIS = 5000;

    private final FaultPlan plan;
    private final Map<Route, FaultyProxy> proxies;
    private final Queue<Redelivery> redeliveries = new ConcurrentLinkedQueue<>();
    private final Set<FunctionInstance> stopped = ConcurrentHashMap.newKeySet();
    private final Map<FaultKind, Integer> done = new EnumMap<>(FaultKind.class);

    /** @param proxies those there are when it {@link #run runs} */
    Injector(FaultPlan plan, Map<Route, FaultyProxy> proxies) {
        this.plan = plan;
        this.proxies = proxies;
    }

    /** Asked by the event source mappings for each batch. */
    Redelivery redelivery() {
        return Optional.ofNullable(redeliveries.poll()).orElse(Redelivery.NONE);
    }

    /**
     * Goes through the plan.
     *
     * @param started how many executions were started
     * @param processes the functions' processes there are
     */
    void run(IntSupplier started, Supplier<List<FunctionInstance>> processes) throws InterruptedException {
        for (Fault fault : plan.faults()) {
            while (started.getAsInt() < fault.at()) {
                Thread.sleep(10);
            }
            Thread.sleep(fault.pick() % LONGEST_LINGER_MILLIS);
            if (happened(fault, processes)) {
                done.merge(fault.kind(), 1, Integer::sum);
            }
        }
    }

    /** How many faults of each kind happened; to be asked when {@link #run} has returned. */
    Map<FaultKind, Integer> done() {
        return new EnumMap<>(done);
    }

    private boolean happened(Fault fault, Supplier<List<FunctionInstance>> processes) throws InterruptedException {
        return switch (fault.kind()) {
            case KILL -> hit(fault, processes, FunctionInstance::kill);
            case TIME_OUT -> hit(fault, processes, this::stop);
            case SUSPEND -> hit(fault, processes, process -> stopFor(process, millis(fault, 1000, 10_000)));
            case REDELIVER -> redeliveries.add(fault.strength() < 0.5 ? Redelivery.BESIDE : Redelivery.AFTERWARDS);
            case THROTTLE_DYNAMODB -> throttle(Route.DYNAMODB, fault);
            case THROTTLE_SQS -> throttle(Route.SQS, fault);
            case THROTTLE_LAMBDA -> throttle(Route.LAMBDA, fault);
            case THROTTLE_JOBS -> throttle(Route.JOBS, fault);
            case CUT_BEFORE_DYNAMODB -> cutBefore(Route.DYNAMODB, fault);
            case CUT_BEFORE_SQS -> cutBefore(Route.SQS, fault);
            case CUT_BEFORE_LAMBDA -> cutBefore(Route.LAMBDA, fault);
            case CUT_BEFORE_API -> cutBefore(Route.API, fault);
            case CUT_BEFORE_JOBS -> cutBefore(Route.JOBS, fault);
            case CUT_AFTER_JOBS -> cutAfter(Route.JOBS, fault);
            case CUT_AFTER_DYNAMODB -> cutAfter(Route.DYNAMODB, fault);
            case CUT_AFTER_SQS -> cutAfter(Route.SQS, fault);
            case CUT_AFTER_LAMBDA -> cutAfter(Route.LAMBDA, fault);
            case CUT_AFTER_API -> cutAfter(Route.API, fault);
        };
    }

    private static long millis(Fault fault, long least, long most) {
        return least + Math.round(fault.strength() * (most - least));
    }

    private boolean throttle(Route route, Fault fault) {
        proxy(route).throttle(Duration.ofMillis(millis(fault, 300, 2500)));
        return true;
    }

    private boolean cutBefore(Route route, Fault fault) {
        proxy(route).cutBefore(requests(fault));
        return true;
    }

    private boolean cutAfter(Route route, Fault fault) {
        proxy(route).cutAfter(requests(fault));
        return true;
    }

    /** Clients ask again: several in a row get further. */
    private static int requests(Fault fault) {
        return 1 + (int) (fault.strength() * 3);
    }

    private FaultyProxy proxy(Route route) {
        return Optional.ofNullable(proxies.get(route)).orElseThrow();
    }

    private interface Blow {
        void strike(FunctionInstance process);
    }

    private boolean hit(Fault fault, Supplier<List<FunctionInstance>> processes, Blow blow)
            throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMillis(VICTIM_MILLIS).toNanos();
        do {
            Optional<FunctionInstance> victim = victim(fault.pick(), processes.get());
            if (victim.isPresent()) {
                blow.strike(victim.get());
                return true;
            }
            Thread.sleep(5);
        } while (System.nanoTime() < end);
        return false;
    }

    /** A process that is at work: of each function as likely as of another, though most of them are drivers. */
    private Optional<FunctionInstance> victim(int pick, List<FunctionInstance> processes) {
        List<FunctionInstance> busy = processes.stream()
                .filter(process -> process.isAlive() && process.isBusy() && !stopped.contains(process))
                .toList();
        List<String> functions = busy.stream()
                .map(FunctionInstance::function)
                .distinct()
                .sorted()
                .toList();
        if (functions.isEmpty()) {
            return Optional.empty();
        }
        String function = functions.get(pick % functions.size());
        List<FunctionInstance> of = busy.stream()
                .filter(process -> process.function().equals(function))
                .toList();
        return Optional.of(of.get(pick / functions.size() % of.size()));
    }

    private void stop(FunctionInstance process) {
        stopped.add(process);
        process.suspend();
    }

    private void stopFor(FunctionInstance process, long millis) {
        stop(process);
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                process.resume();
                stopped.remove(process);
            }
        });
    }
}
