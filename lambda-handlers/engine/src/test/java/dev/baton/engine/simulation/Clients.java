package dev.baton.engine.simulation;

import dev.baton.engine.driver.Executions.TokenVerdict;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** People and workers who call the API, and call again when they get no answer. */
final class Clients {
    private static final long PATIENCE_MILLIS = 20_000;

    private final Universe universe;
    private final World world;
    private final List<String> started = new ArrayList<>();
    private int unanswered;

    Clients(Universe universe) {
        this.universe = universe;
        this.world = universe.world;
    }

    /** One request until it is answered. */
    private final class Request<T> {
        private final Function<SimulatedProcess, T> call;
        private final Consumer<T> answered;
        private boolean done;

        Request(Function<SimulatedProcess, T> call, Consumer<T> answered) {
            this.call = call;
            this.answered = answered;
        }

        void send() {
            if (done) {
                return;
            }
            universe.anybody()
                    .ifPresent(process -> world.spawn(process, 0, () -> {
                        if (world.weather.shared() && !world.weather.sweeping()) {
                            process.delicately(() -> perform(process));
                        } else {
                            perform(process);
                        }
                    }));
            world.after(PATIENCE_MILLIS, this::send);
        }

        private void perform(SimulatedProcess process) {
            try {
                T result = call.apply(process);
                if (!done) {
                    done = true;
                    unanswered--;
                    answered.accept(result);
                }
            } catch (StoreException e) {
                world.note(() -> process + " answers with an error");
            }
        }
    }

    private <T> void request(long delay, Function<SimulatedProcess, T> call, Consumer<T> answered) {
        unanswered++;
        Request<T> request = new Request<>(call, answered);
        world.after(delay, request::send);
    }

    boolean isContent() {
        return unanswered == 0;
    }

    /** Starts an execution some time soon; some are stopped later. */
    void start(String name, String definition) {
        request(
                world.random.nextInt(10_000),
                process -> process.executions.start(universe.execution(process, name, definition, Optional.empty())),
                result -> {
                    world.note(() -> name + " is accepted: " + (result instanceof StartResult.Started));
                    started.add("arn:aws:states:us-east-1:123456789012:execution:m:" + name);
                });
        for (int i = world.random.nextInt(3); i > 0; i--) {
            redrive("arn:aws:states:us-east-1:123456789012:execution:m:" + name, "t" + i);
        }
        if (world.chance(4)) {
            request(
                    world.random.nextInt(60_000),
                    process -> process.executions.stop(
                            "arn:aws:states:us-east-1:123456789012:execution:m:" + name, Universe.failure("Stopped")),
                    this::stopped);
        }
    }

    /** Somebody redrives the execution, should it have ended without success. */
    private void redrive(String arn, String token) {
        request(world.random.nextInt(120_000), process -> redriven(process, arn, token), accepted -> {
            if (accepted.isPresent()) {
                universe.laws.redriven(accepted.get());
                if (world.chance(2)) {
                    redrive(arn, token + "+");
                }
            }
        });
    }

    /** As the API does it: a call that was accepted before is answered as then. */
    private Optional<ExecutionKey> redriven(SimulatedProcess process, String arn, String token) {
        Optional<Head> head = universe.log.head(arn);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        universe.laws.redriveAsked(head.get().key(), token);
        boolean before = head.get().redrives().accepted().stream()
                .anyMatch(call -> call.clientToken().equals(token));
        boolean now = !before
                && head.get().closing().isPresent()
                // A full history is not redriven.
                && head.get().closing().get().lastEventId() <= universe.limits.historyEvents() - 2
                && process.executions
                        .redrive(head.get(), Optional.of(token), Optional.empty())
                        .isPresent();
        return before || now ? Optional.of(head.get().key()) : Optional.empty();
    }

    /** A worker of an activity takes a task that it heard of. */
    void take(long delay, TokenKey task, Runnable work) {
        request(delay, process -> process.executions.takeActivityTask(task, Optional.of("worker")), taken -> {
            if (taken.isPresent()) {
                universe.laws.given(task);
                work.run();
            }
        });
    }

    private void stopped(Optional<Head> head) {
        if (head.isPresent() && isStillOpen(head.get())) {
            throw new Violation(
                    Law.EVERY_EXECUTION_ENDS,
                    "stopped and still open: " + head.get().identity().name());
        }
    }

    /** One that was redriven since runs on. */
    private boolean isStillOpen(Head stopped) {
        Head head = universe.log.head(stopped.key().executionArn()).orElseThrow();
        return head.closing().isEmpty()
                && head.redrives().count() == stopped.redrives().count();
    }

    /** A worker sends what it found out. */
    void complete(long delay, TokenKey key, Token.Outcome outcome) {
        String token = universe.taskTokens.seal(key);
        request(
                delay,
                process -> {
                    universe.laws.told(key);
                    return switch (outcome) {
                        case Token.Outcome.Success success ->
                            process.executions.sendTaskSuccess(token, success.output());
                        case Token.Outcome.Fault fault -> process.executions.sendTaskFailure(token, fault.failure());
                    };
                },
                verdict -> {
                    world.note(() -> universe.name(key.execution()) + "#" + key.attempt() + " is " + verdict);
                    if (verdict == TokenVerdict.ACCEPTED) {
                        universe.laws.accepted(key, outcome);
                    }
                });
    }

    void heartbeat(long delay, TokenKey key) {
        String token = universe.taskTokens.seal(key);
        request(delay, process -> process.executions.sendTaskHeartbeat(token), verdict -> {
            if (verdict == TokenVerdict.ACCEPTED) {
                universe.laws.alive(key);
            }
        });
    }

    /** Everything that was accepted has ended. */
    void check() {
        for (String arn : started) {
            Optional<Head> head = universe.log.head(arn);
            if (head.isEmpty() || head.get().closing().isEmpty()) {
                throw new Violation(
                        Law.EVERY_EXECUTION_ENDS,
                        "accepted and never ended: " + arn
                                + head.map(open -> " " + universe.laws.state(open.key()))
                                        .orElse(" (no head)"));
            }
        }
        if (!isContent()) {
            throw new Violation(Law.EVERY_REQUEST_IS_ANSWERED, unanswered + " requests were never answered");
        }
    }
}
