package dev.baton.engine.simulation;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service whose jobs are asked about. With a token the same submission finds the same job; without one each makes a job. Jobs end well,
 * badly or never, vanish, and cannot be asked about or ended for a while; some are ended by people who send their task's outcome.
 */
final class Jobs {
    private static final String WITH_TOKEN = "ecs";
    private static final long NEVER = Long.MAX_VALUE;

    private final Universe universe;
    private final World world;
    private final List<Job> jobs = new ArrayList<>();
    private long refusedUntil;

    Jobs(Universe universe) {
        this.universe = universe;
        this.world = universe.world;
    }

    static boolean serves(TaskResource resource) {
        return resource.resourceType().equals(WITH_TOKEN)
                || resource.resourceType().equals("glue");
    }

    static boolean hasToken(TaskResource resource) {
        return resource.resourceType().equals(WITH_TOKEN);
    }

    private static final class Job {
        final int id;
        final ExecutionKey execution;
        final long attempt;
        final boolean token;
        final SimulatedProcess submitter;
        final long end;
        final boolean good;
        boolean cancelled;
        boolean vanished;

        Job(int id, TaskCall call, SimulatedProcess submitter, long end, boolean good) {
            this.id = id;
            this.execution = call.key();
            this.attempt = call.attempt();
            this.token = hasToken(call.resource());
            this.submitter = submitter;
            this.end = end;
            this.good = good;
        }

        boolean isOf(TaskCall call) {
            return execution.equals(call.key()) && attempt == call.attempt();
        }
    }

    /** What a submission is answered. */
    TaskAnswer submit(SimulatedProcess process, TaskCall call) {
        if (world.chance(15)) {
            return new TaskAnswer.Failed(Universe.failure("NotSubmitted"));
        }
        Job job = known(call).orElseGet(() -> begin(process, call));
        Json handle = Json.ofText("{\"id\":" + job.id + "}");
        return new TaskAnswer.Submitted(handle, Optional.of(handle));
    }

    private Optional<Job> known(TaskCall call) {
        return jobs.stream().filter(job -> job.token && job.isOf(call)).findFirst();
    }

    private Job begin(SimulatedProcess process, TaskCall call) {
        boolean endless = universe.laws.promise(call.stateName()).timeoutSeconds() > 0 && world.chance(3);
        long end = endless ? NEVER : world.now() + world.delay(20_000, 300_000);
        Job job = new Job(jobs.size(), call, process, end, world.random.nextInt(4) > 0);
        universe.laws.require(
                Law.ONE_JOB_FOR_ONE_ATTEMPT,
                jobs.stream().noneMatch(other -> other.isOf(call)),
                call.key(),
                () -> "attempt " + call.attempt() + " began a second job");
        jobs.add(job);
        world.note(() -> "job " + job.id + " of " + universe.name(call.key()) + "#" + call.attempt() + " until "
                + (endless ? "for ever" : Long.toString(job.end)));
        if (world.chance(6)) {
            TokenKey key = new TokenKey(call.key(), call.attempt());
            universe.clients.complete(
                    world.random.nextInt(30_000), key, new Token.Outcome.Success(Json.ofText("{\"by\":\"hand\"}")));
        }
        return job;
    }

    JobStatus poll(Json handle) {
        Job job = jobs.get(handle.node().path("id").asInt(-1));
        if (world.chance(world.weather.failure())) {
            return new JobStatus.TryLater("the weather");
        }
        if (world.chance(world.weather.full())) {
            refusedUntil = world.now() + world.random.nextInt(400_000);
        }
        // Who may not ask about a job may not end it either, so jobs for ever are not refused.
        if (job.end != NEVER && world.now() < refusedUntil) {
            return new JobStatus.Refused("jobs:Describe");
        }
        job.vanished |= world.weather.failure() > 0 && world.chance(100);
        if (job.vanished) {
            return new JobStatus.Gone("the job vanished");
        }
        if (!job.cancelled && world.now() < job.end) {
            return new JobStatus.Running();
        }
        return new JobStatus.Ended(
                job.good && !job.cancelled
                        ? new Token.Outcome.Success(Json.ofText("{\"job\":" + job.id + "}"))
                        : new Token.Outcome.Fault(Universe.failure("JobFailed")));
    }

    Cancellation cancel(TaskCall call, Optional<Json> handle) {
        if (world.chance(world.weather.failure()) || (world.weather.failure() > 0 && world.chance(4))) {
            return new Cancellation.TryLater("the weather");
        }
        handle.map(known -> jobs.get(known.node().path("id").asInt(-1)))
                .or(() -> known(call))
                .ifPresent(job -> {
                    world.note(() -> "job " + job.id + " is cancelled");
                    job.cancelled = true;
                });
        return new Cancellation.Confirmed();
    }

    private boolean byHand(Job job) {
        return universe.laws.wasToldByHand(new TokenKey(job.execution, job.attempt));
    }

    /**
     * A job that would go on for ever has lost its attempt by now, so it was ended; save where nobody alive can know its name, and
     * where somebody told the attempt's outcome by hand.
     */
    void check() {
        for (Job job : jobs) {
            boolean known = job.token || (job.submitter.isAlive() && !job.submitter.hasFallen());
            universe.laws.require(
                    Law.NO_JOB_WITHOUT_ITS_ATTEMPT,
                    job.end != NEVER || job.cancelled || job.vanished || !known || byHand(job),
                    job.execution,
                    () -> "job " + job.id + " of attempt " + job.attempt + " was never ended");
        }
    }
}
