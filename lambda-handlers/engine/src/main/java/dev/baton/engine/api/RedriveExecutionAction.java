package dev.baton.engine.api;

import dev.baton.engine.driver.Executions;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.Arns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;

/** RedriveExecution: the execution is RUNNING when this answers. A call with a token that was accepted before changes nothing. */
final class RedriveExecutionAction implements Action<RedriveExecutionRequest> {
    private final ExecutionLog log;
    private final Executions executions;
    private final StateMachines registry;
    private final RedriveRules rules;
    private final InstantSource clock;

    RedriveExecutionAction(Ports ports, InstantSource clock) {
        this.log = ports.log();
        this.executions = ports.executions();
        this.registry = ports.registry();
        this.rules = ports.redrives();
        this.clock = clock;
    }

    @Override
    public Answer perform(RedriveExecutionRequest request) {
        Arns.checkExecution(request.executionArn());
        Optional<String> token = Optional.ofNullable(request.clientToken());
        while (true) {
            Head head = log.head(request.executionArn())
                    .orElseThrow(() -> ApiErrors.noSuchExecution(request.executionArn()));
            Instant now = clock.instant();
            Optional<Instant> before = token.flatMap(known -> head.redrives().acceptedAt(known, now));
            if (before.isPresent()) {
                return answer(before.get());
            }
            Redrive redrive = Redrive.of(head, registry, rules, now);
            if (redrive.reason().isPresent()) {
                throw ApiErrors.notRedrivable(redrive.reason().get());
            }
            Optional<Head> redriven = executions.redrive(head, token, Optional.empty());
            if (redriven.isPresent()) {
                return answer(redriven.get().redrives().date().orElseThrow());
            }
            // Somebody else was faster: what stands there now says what to answer.
        }
    }

    private static Answer answer(Instant redriveDate) {
        return new Answer.Shape(
                RedriveExecutionResponse.builder().redriveDate(redriveDate).build());
    }
}
