package dev.baton.engine.api;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Histories;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.Arns;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.CloudWatchEventsExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** DescribeExecution: the head, and for the output of a succeeded execution its last event. */
final class DescribeExecutionAction implements Action<DescribeExecutionRequest> {
    private static final CloudWatchEventsExecutionDataDetails INCLUDED =
            CloudWatchEventsExecutionDataDetails.builder().included(true).build();

    private final ExecutionLog log;
    private final Histories histories;
    private final StateMachines registry;
    private final RedriveRules rules;
    private final InstantSource clock;

    DescribeExecutionAction(Ports ports, InstantSource clock) {
        this.log = ports.log();
        this.histories = ports.histories();
        this.registry = ports.registry();
        this.rules = ports.redrives();
        this.clock = clock;
    }

    @Override
    public Answer perform(DescribeExecutionRequest request) {
        Arns.checkExecution(request.executionArn());
        boolean whole = request.includedData() != IncludedData.METADATA_ONLY;
        Head head = (whole ? log.head(request.executionArn()) : log.outline(request.executionArn()))
                .orElseThrow(() -> ApiErrors.noSuchExecution(request.executionArn()));
        DescribeExecutionResponse.Builder answer = describe(head);
        if (whole) {
            answer.input(head.identity().input().text()).inputDetails(INCLUDED);
            if (head.status() == ExecutionStatus.SUCCEEDED) {
                answer.output(output(head).text()).outputDetails(INCLUDED);
            }
        }
        return new Answer.Shape(answer.build());
    }

    private DescribeExecutionResponse.Builder describe(Head head) {
        ExecutionIdentity identity = head.identity();
        Redrive redrive = Redrive.of(head, registry, rules, clock.instant());
        Optional<Failure> failure = head.closing().flatMap(Closing::failure);
        return DescribeExecutionResponse.builder()
                .executionArn(identity.executionArn())
                .stateMachineArn(identity.stateMachineArn())
                .name(identity.name())
                .status(head.status().name())
                .startDate(identity.startTime())
                .stopDate(head.closing().map(Closing::stopDate).orElse(null))
                .traceHeader(head.traceHeader().orElse(null))
                .error(failure.flatMap(Failure::error).orElse(null))
                .cause(failure.flatMap(Failure::cause).orElse(null))
                .stateMachineVersionArn(identity.stateMachineVersionArn().orElse(null))
                .stateMachineAliasArn(identity.stateMachineAliasArn().orElse(null))
                .redriveCount(head.redrives().count())
                .redriveDate(head.redrives().date().orElse(null))
                .redriveStatus(redrive.status())
                .redriveStatusReason(redrive.reason().orElse(null));
    }

    private Json output(Head head) {
        List<HistoryEvent> last = histories.page(head.key(), Long.MAX_VALUE, 1, true);
        if (!last.isEmpty() && last.get(0).details() instanceof EventDetails.Output output) {
            return output.output();
        }
        throw new IllegalStateException("the history of " + head.key() + " does not end with ExecutionSucceeded");
    }
}
