package dev.baton.engine.simulation;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.TaskStarter;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The services and workers that tasks reach. They live on when a process dies. */
final class Outside implements TaskIntegration {
    static final String NO_ROOM = "NoRoom";
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Universe universe;
    private final World world;
    private long fullUntil;

    Outside(Universe universe) {
        this.universe = universe;
        this.world = universe.world;
    }

    @Override
    public boolean serves(TaskResource resource) {
        return true;
    }

    @Override
    public TaskAnswer call(TaskCall call) {
        throw new IllegalStateException("calls are made by the starter");
    }

    /** Some workers hear of it, perhaps more than one. */
    @Override
    public Optional<TaskAnswer> offer(TaskCall call) {
        TokenKey task = new TokenKey(call.key(), call.attempt());
        for (int i = 1 + world.random.nextInt(2); i > 0; i--) {
            universe.clients.take(world.delay(2000, 20_000), task, () -> work(call));
        }
        return Optional.empty();
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return resource.resourceType().equals("dynamodb")
                || resource.resourceType().equals("states")
                || Jobs.hasToken(resource);
    }

    @Override
    public boolean cancels(TaskResource resource) {
        return resource.pattern() == CallPattern.SYNC_2 || Jobs.serves(resource);
    }

    @Override
    public boolean polls(TaskResource resource) {
        return Jobs.serves(resource);
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return BOUND;
    }

    TaskStarter of(SimulatedProcess process) {
        return new TaskStarter() {
            @Override
            public Running start(TaskCall call, Consumer<TaskAnswer> answered) {
                return process.call("task.start " + name(call), false, () -> begin(process, call, answered));
            }

            @Override
            public void poll(TaskCall call, Json handle, Consumer<JobStatus> answered) {
                world.note(() -> process + " asks about " + name(call));
                answer(process, () -> universe.jobs.poll(handle), answered);
            }

            @Override
            public void cancel(TaskCall call, Optional<Json> handle, Consumer<Cancellation> answered) {
                world.note(() -> process + " cancels " + name(call));
                if (Jobs.serves(call.resource())) {
                    answer(process, () -> universe.jobs.cancel(call, handle), answered);
                } else {
                    world.spawn(process, world.delay(50, 2000), () -> answered.accept(stopChild(process, call)));
                }
            }
        };
    }

    /** The service decides when the request reaches it; its answer takes as long again. */
    private <T> void answer(SimulatedProcess process, Supplier<T> service, Consumer<T> answered) {
        world.after(world.delay(50, 2000), () -> {
            T answer = service.get();
            world.note(() -> "the service answers " + answer);
            world.spawn(process, world.delay(50, 2000), () -> answered.accept(answer));
        });
    }

    private Cancellation stopChild(SimulatedProcess process, TaskCall call) {
        try {
            process.executions.stop(childArn(call), Universe.failure("Cancelled"));
            return new Cancellation.Confirmed();
        } catch (StoreException e) {
            world.note(() -> "not cancelled: " + name(call));
            return new Cancellation.TryLater("no store");
        }
    }

    private String name(TaskCall call) {
        return universe.name(call.key()) + "#" + call.attempt();
    }

    private String childName(TaskCall call) {
        return universe.name(call.key()) + "-" + call.attempt();
    }

    private String childArn(TaskCall call) {
        return "arn:aws:states:us-east-1:123456789012:execution:m:" + childName(call);
    }

    /** A call that was made: it is answered once, unless the process dies before. */
    private final class Underway implements TaskStarter.Running {
        private final SimulatedProcess process;
        private final Consumer<TaskAnswer> answered;
        private boolean done;

        Underway(SimulatedProcess process, Consumer<TaskAnswer> answered) {
            this.process = process;
            this.answered = answered;
        }

        void answer(TaskAnswer answer) {
            if (done || !process.isAlive()) {
                return;
            }
            if (process.suspendedUntil() > world.now()) {
                world.at(process.suspendedUntil(), () -> answer(answer));
                return;
            }
            done = true;
            answered.accept(answer);
        }

        @Override
        public void abandon() {
            world.after(world.random.nextInt(100), () -> answer(new TaskAnswer.Failed(Universe.failure("Abandoned"))));
        }

        @Override
        public String toString() {
            return "";
        }
    }

    private TaskStarter.Running begin(SimulatedProcess process, TaskCall call, Consumer<TaskAnswer> answered) {
        Underway underway = new Underway(process, answered);
        long latency = world.delay(2000, 25_000);
        if (isFull(call)) {
            universe.laws.refused(call);
            world.note(() -> "no room for " + name(call));
            world.after(latency, () -> underway.answer(noRoom()));
            return underway;
        }
        universe.laws.invoked(process, call, repeatable(call.resource()));
        if (Jobs.serves(call.resource())) {
            world.after(latency / 2, () -> {
                TaskAnswer answer = universe.jobs.submit(process, call);
                world.after(latency / 2, () -> underway.answer(answer));
            });
        } else if (call.resource().pattern() == CallPattern.SYNC_2) {
            world.spawn(process, latency / 10, () -> startChild(process, call, underway));
        } else if (call.resource().waitsForToken()) {
            world.after(latency, () -> underway.answer(submission(call)));
            work(call);
        } else {
            world.after(latency, () -> underway.answer(answer(call)));
        }
        return underway;
    }

    /** Functions share one room, which is full for some time. */
    private boolean isFull(TaskCall call) {
        if (!call.resource().integration().equals("lambda:invoke")) {
            return false;
        }
        if (world.chance(world.weather.full())) {
            fullUntil = world.now() + world.random.nextInt(60_000);
        }
        return world.now() < fullUntil;
    }

    private TaskAnswer noRoom() {
        Duration asked = Duration.ofSeconds(world.random.nextInt(5));
        return new TaskAnswer.NoRoom(Universe.failure(NO_ROOM), asked);
    }

    private void startChild(SimulatedProcess process, TaskCall call, Underway underway) {
        ParentTask parent = new ParentTask(call.key(), call.attempt(), true);
        try {
            // As production has it: whoever makes the call again starts the same incarnation.
            Incarnation derived = new Incarnation(call.key().incarnation().seed(call.attempt()), call.attempt());
            process.executions.start(universe.execution(process, childName(call), "0", Optional.of(parent))
                    .of(derived));
            underway.answer(new TaskAnswer.Submitted(Json.EMPTY_OBJECT));
        } catch (StoreException e) {
            underway.answer(new TaskAnswer.Failed(Universe.failure("StepFunctions.SdkClientException")));
        }
    }

    private TaskAnswer answer(TaskCall call) {
        return world.random.nextInt(3) > 0
                ? new TaskAnswer.Succeeded(result(call))
                : new TaskAnswer.Failed(Universe.failure("Custom" + world.random.nextInt(3)));
    }

    private TaskAnswer submission(TaskCall call) {
        int kind = world.random.nextInt(20);
        if (kind == 0) {
            return new TaskAnswer.Completed(Json.EMPTY_OBJECT, new Token.Outcome.Success(result(call)));
        }
        return kind < 3
                ? new TaskAnswer.Failed(Universe.failure("NotSubmitted"))
                : new TaskAnswer.Submitted(Json.EMPTY_OBJECT);
    }

    private Json result(TaskCall call) {
        return Json.ofText("{\"of\":\"" + name(call) + "\"}");
    }

    /** A worker who got the token: it may be faster than the call's own answer, send signs of life, or never be heard of. */
    private void work(TaskCall call) {
        TokenKey key = new TokenKey(call.key(), call.attempt());
        long duration = world.random.nextInt(4) == 0 ? world.random.nextInt(200) : world.random.nextInt(30_000);
        for (long beat = 1000;
                beat < duration && world.random.nextInt(8) > 0;
                beat += 1000 + world.random.nextInt(3000)) {
            universe.clients.heartbeat(beat, key);
        }
        int kind = world.random.nextInt(10);
        if (kind < 6) {
            universe.clients.complete(duration, key, new Token.Outcome.Success(result(call)));
        } else if (kind < 9) {
            universe.clients.complete(duration, key, new Token.Outcome.Fault(Universe.failure("Worker" + name(call))));
        }
    }
}
