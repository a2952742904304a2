package dev.baton.engine.driver.request;

import dev.baton.asl.Effect;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.engine.driver.Executions.ExpressRun;
import dev.baton.engine.driver.Mail;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.call.Answers;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Chain;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.Head;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Express executions: in memory, without a log, timers awaited in place, at most five minutes. Asynchronous ones run at
 * least once: their input is durable before they are answered, and forgotten at their end.
 */
final class ExpressRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ExpressRuns.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DriverParts parts;
    private final ExpressInputs inputs;

    ExpressRuns(DriverParts parts, ExpressInputs inputs) {
        this.parts = parts;
        this.inputs = inputs;
    }

    /** Starts one that nobody waits for; a call that is repeated finds the one that runs. */
    void start(NewExecution execution) {
        ExecutionKey key = draw(execution);
        boolean runs = execution.incarnation().isPresent() && inputs.input(key).isPresent();
        if (!runs) {
            startAgain(accept(key, execution));
        }
    }

    /** Keeps its input; it is run by whoever gets the wake-up. */
    void startElsewhere(NewExecution execution) {
        WakeUp wakeUp = new WakeUp(accept(draw(execution), execution).key(), WakeUp.Reason.EXPRESS, 0);
        parts.wakeUps().send(wakeUp, parts.now());
    }

    private ExpressInput accept(ExecutionKey key, NewExecution execution) {
        ExpressInput input =
                new ExpressInput(key, execution.identity(), execution.definition(), execution.traceHeader());
        inputs.put(input);
        return input;
    }

    /**
     * Runs an accepted one to its end, unless it has ended or is being run by another: a message may come twice.
     *
     * @param end when who runs it is ended, so that it is nobody's after that: if it died, its message comes again then
     */
    void runAccepted(ExecutionKey key, Instant end) {
        Instant now = parts.now();
        if (inputs.begin(key, now, end)) {
            inputs.input(key).ifPresent(this::runAndForget);
        }
    }

    /** Runs every accepted one that has not ended, after a restart. Returns how many. */
    int recover() {
        List<ExpressInput> open = new ArrayList<>();
        inputs.forEachOpen(open::add);
        open.forEach(this::startAgain);
        return open.size();
    }

    private void startAgain(ExpressInput input) {
        parts.threads().start("express " + input.key().executionArn(), () -> {
            try {
                runAndForget(input);
            } catch (RuntimeException e) {
                // Run again after a restart; there is no log that could say how it ended.
                LOG.error("the express execution {} broke", input.key().executionArn(), e);
            }
        });
    }

    private void runAndForget(ExpressInput input) {
        run(input.key(), new NewExecution(input.identity(), input.definition(), input.traceHeader(), Optional.empty()));
        inputs.remove(input.key());
    }

    /** Runs one to its end, in its caller's thread. */
    ExpressRun run(NewExecution execution) {
        return run(draw(execution), execution.awaited());
    }

    private ExpressRun run(ExecutionKey key, NewExecution execution) {
        StateMachine machine = parts.definitions().compiled(execution.definition());
        Mailbox mailbox = parts.threads().mailbox();
        Run run = new Run(key, execution, machine, mailbox, new OwnCalls(parts.tasks(), mailbox));
        Execution end = run.toEnd();
        return new ExpressRun(end, execution.identity().startTime(), end.time());
    }

    private ExecutionKey draw(NewExecution execution) {
        return execution.key(parts.random());
    }

    /** One run. */
    private final class Run {
        private final Standing standing;
        private final Mailbox mailbox;
        private final OwnCalls own;
        private final Calls calls = new Calls(parts.integration(), parts.settings());
        private long steps;

        Run(ExecutionKey key, NewExecution execution, StateMachine machine, Mailbox mailbox, OwnCalls own) {
            Head head = new Head(
                    key,
                    execution.identity(),
                    execution.definition(),
                    execution.traceHeader(),
                    execution.parent(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            this.standing =
                    new Standing(head, machine, Chain.fresh(parts.settings().level()));
            this.mailbox = mailbox;
            this.own = own;
        }

        Execution toEnd() {
            Step step = parts.express()
                    .start(
                            standing.machine(),
                            standing.head().identity(),
                            moment(parts.now()),
                            parts.settings().fuel());
            Execution execution = withDeadline(step.execution());
            perform(step, execution);
            while (!execution.status().isClosed()) {
                List<Trigger> triggers = await(execution);
                Instant now = parts.now();
                step = parts.express()
                        .step(
                                standing.machine(),
                                execution,
                                triggers,
                                moment(now),
                                parts.settings().fuel());
                execution = step.execution();
                perform(step, execution);
            }
            return execution;
        }

        /** AWS ends an Express execution after five minutes, whatever its definition says. */
        private Execution withDeadline(Execution start) {
            Instant last = parts.now().plus(LONGEST);
            Optional<Instant> deadline = start.status().isClosed()
                    ? Optional.empty()
                    : Optional.of(
                            start.deadline().filter(at -> at.isBefore(last)).orElse(last));
            return new Execution(
                    start.identity(),
                    start.status(),
                    start.time(),
                    start.lastEventId(),
                    start.nextFrame(),
                    start.nextAttempt(),
                    start.frames(),
                    start.pages(),
                    deadline,
                    start.output(),
                    start.failure(),
                    start.redriveCount());
        }

        private List<Trigger> await(Execution execution) {
            if (execution.owesContinue()) {
                return List.of(new Trigger.Continue(), new Trigger.TimerFired());
            }
            execution.nextDue().ifPresent(mailbox::await);
            List<Trigger> triggers = new ArrayList<>();
            for (Mail mail : mailbox.drain()) {
                if (mail instanceof Mail.Answer answer) {
                    own.answered(answer.attempt(), answer.answer());
                    triggers.addAll(Answers.triggers(answer.attempt(), answer.answer()));
                }
            }
            triggers.add(new Trigger.TimerFired());
            return triggers;
        }

        private void perform(Step step, Execution execution) {
            parts.events().committed(standing.head().identity(), 0, step.events());
            Outstanding outstanding = Outstanding.of(standing.machine(), execution);
            own.committed();
            own.keepOnly(outstanding);
            for (Effect effect : step.effects()) {
                if (effect instanceof Effect.InvokeTask invoke) {
                    outstanding
                            .attempt(invoke.attempt())
                            .ifPresent(attempt ->
                                    own.make(attempt, calls.call(standing, attempt, parts.now()), false, false));
                }
            }
        }

        private Moment moment(Instant now) {
            ExecutionKey key = standing.key();
            return new Moment(
                    now,
                    key.incarnation().seed(++steps),
                    attempt -> parts.taskTokens().seal(new TokenKey(key, attempt)));
        }
    }
}
