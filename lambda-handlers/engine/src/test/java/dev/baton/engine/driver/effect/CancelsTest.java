package dev.baton.engine.driver.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.Identities;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.TaskStarter;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Chain;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.driver.thread.VirtualThreads;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.log.codec.FormatLevel;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.InMemoryTokens;
import dev.baton.engine.token.TaskTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** When a cancel that was confirmed counts, and whose names come late. */
class CancelsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ExecutionKey KEY = new ExecutionKey("arn:e", new Incarnation(1, 2));
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Json NAME = Json.ofText("{\"JobRunId\":\"jr_1\"}");
    private static final String JOB = "{'StartAt':'J','States':{'J':{'Type':'Task','End':true,"
            + "'Resource':'arn:aws:states:::glue:startJobRun.sync','Parameters':{'JobName':'j'}}}}";
    private static final String WAIT = "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':60,'End':true}}}";

    private final List<Optional<Json>> cancelled = new ArrayList<>();
    private final Standing withJob = standing(JOB, List.of());
    private final OwnCalls own = new OwnCalls(starter(), new VirtualThreads(() -> NOW).mailbox());
    private final DriverParts parts = parts();
    private final Cancels cancels = new Cancels(parts, own, Deadline.NONE);

    private static Standing standing(String definition, List<OwedCancel> owed) {
        StateMachine machine =
                DefinitionParser.parse(definition.replace('\'', '"')).machine().orElseThrow();
        ExecutionIdentity identity = Identities.of("arn:e", NOW);
        Step step = new Interpreter(Limits.AWS)
                .start(machine, identity, new Moment(NOW, 1, attempt -> "token"), Fuel.STANDARD);
        Chain chain = Chain.fresh(FormatLevel.NEWEST);
        EncodedEntry entry =
                chain.write(step, Outstanding.of(machine, step.execution()), List.of(), owed, new CommitId(1, 1));
        chain.committed(entry);
        Head head = new Head(
                KEY,
                identity,
                "1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Standing(head, machine, chain);
    }

    private TaskStarter starter() {
        return new TaskStarter() {
            @Override
            public Running start(TaskCall call, Consumer<TaskAnswer> answered) {
                return () -> {};
            }

            @Override
            public void poll(TaskCall call, Json handle, Consumer<JobStatus> answered) {}

            @Override
            public void cancel(TaskCall call, Optional<Json> handle, Consumer<Cancellation> answered) {
                cancelled.add(handle);
            }
        };
    }

    private static DriverParts parts() {
        TaskIntegration integration = new TaskIntegration() {
            @Override
            public boolean serves(TaskResource resource) {
                return true;
            }

            @Override
            public TaskAnswer call(TaskCall call) {
                throw new IllegalStateException("calls are made by the starter");
            }

            @Override
            public boolean repeatable(TaskResource resource) {
                return false;
            }

            @Override
            public Duration bound(TaskResource resource, Json parameters) {
                return BOUND;
            }
        };
        DriverPorts ports = new DriverPorts(
                null,
                new InMemoryTokens(),
                new TaskTokens(new byte[16]),
                (wakeUp, notBefore) -> {},
                null,
                integration,
                null,
                null,
                InstantSource.fixed(NOW),
                RandomGenerator.getDefault());
        return DriverParts.of(
                ports,
                new DriverSettings(
                        "p2", new LeasePolicy.ByEpoch(), Limits.AWS, Fuel.STANDARD, false, 1, Duration.ZERO));
    }

    private Attempt job() {
        return withJob.outstanding().attempt(1).orElseThrow();
    }

    private TaskCall call() {
        return new Calls(parts.ports().integration(), parts.settings()).call(withJob, job(), NOW);
    }

    private void jobIsNamed() {
        own.make(job(), call(), true, false);
        own.answered(1, new TaskAnswer.Submitted(NAME, Optional.of(NAME)));
        cancels.callAnswered(1, new TaskAnswer.Submitted(NAME, Optional.of(NAME)));
    }

    private OwedCancel owedByTheDead() {
        return new OwedCancel(
                1,
                0,
                "J",
                0,
                Json.EMPTY_OBJECT,
                Optional.empty(),
                Optional.empty(),
                NOW,
                Optional.of("p1"),
                NOW.plus(BOUND));
    }

    private void confirmedWhenIssuedAt(Standing standing, Instant at) {
        cancels.issue(standing, at);
        cancels.answered(standing, 1, new Cancellation.Confirmed());
    }

    @Test
    void whatADeadProcessHasSentMayStillBeOnItsWay() {
        Standing standing = standing(JOB, List.of(owedByTheDead()));
        confirmedWhenIssuedAt(standing, NOW.plus(BOUND).minusMillis(1));
        assertThat(cancels.settled(standing)).isEmpty();
        confirmedWhenIssuedAt(standing, NOW.plus(BOUND).plusSeconds(2));
        assertThat(cancelled).hasSize(2);
        assertThat(cancels.settled(standing)).containsExactly(1L);
    }

    @Test
    void whatADriverOfThisProcessHasSentBeforeItFellMayStillBeOnItsWay() {
        own.make(job(), call(), true, true);
        own.answered(1, new TaskAnswer.Failed(Failure.of("E")));
        Standing standing = standing(JOB, List.of(owedByTheDead()));
        confirmedWhenIssuedAt(standing, NOW.plus(BOUND).minusMillis(1));
        assertThat(cancels.settled(standing)).isEmpty();
        confirmedWhenIssuedAt(standing, NOW.plus(BOUND).plusSeconds(2));
        assertThat(cancels.settled(standing)).containsExactly(1L);
    }

    @Test
    void nameThatComesWhenNothingIsOwedAnyMoreMakesItOwedAgain() {
        Standing gone = standing(WAIT, List.of());
        jobIsNamed();
        assertThat(cancels.named(gone)).extracting(OwedCancel::handle).containsExactly(Optional.of(NAME));
        assertThat(cancels.isOwing(gone)).isTrue();
        confirmedWhenIssuedAt(standing(JOB, cancels.named(gone)), NOW);
        assertThat(cancelled).containsExactly(Optional.of(NAME));
        assertThat(cancels.isOwing(gone)).isFalse();
    }

    @Test
    void cancelThatWasIssuedWithoutTheNameDoesNotCountOnceAnotherDriverHasWrittenItDown() {
        Standing unnamed = standing(JOB, List.of(owedByTheDead()));
        cancels.issue(unnamed, NOW);
        Standing named = standing(JOB, List.of(owedByTheDead().named(NAME, NOW)));
        cancels.answered(named, 1, new Cancellation.Confirmed());
        assertThat(cancels.isOwing(named)).isTrue();
        assertThat(cancels.next(named)).contains(NOW);
        confirmedWhenIssuedAt(named, NOW);
        assertThat(cancelled).containsExactly(Optional.empty(), Optional.of(NAME));
        assertThat(cancels.isOwing(named)).isFalse();
    }

    @Test
    void nameThatAnotherDriverWritesDownAfterACancelWithoutItCountedIsOwed() {
        Standing unnamed = standing(JOB, List.of(owedByTheDead()));
        confirmedWhenIssuedAt(unnamed, NOW.plus(BOUND).plusSeconds(2));
        assertThat(cancels.isOwing(unnamed)).isFalse();
        Instant later = NOW.plus(BOUND).plusSeconds(5);
        Standing named = standing(JOB, List.of(owedByTheDead().named(NAME, later)));
        assertThat(cancels.settled(named)).isEmpty();
        assertThat(cancels.next(named)).contains(later);
        confirmedWhenIssuedAt(named, later);
        assertThat(cancelled).containsExactly(Optional.empty(), Optional.of(NAME));
        assertThat(cancels.settled(named)).containsExactly(1L);
    }

    @Test
    void nameThatTheStateHasTakenUpIsNotOwed() {
        Standing gone = standing(WAIT, List.of());
        jobIsNamed();
        cancels.committed(gone, withJob.outstanding());
        assertThat(cancels.named(gone)).isEmpty();
        assertThat(cancels.isOwing(gone)).isFalse();
    }

    @Test
    void nameOfWhatIsOpenIsTheStatesOwn() {
        jobIsNamed();
        assertThat(cancels.named(withJob)).isEmpty();
    }
}
