package dev.baton.engine.api;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.validation.MachineType;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.start.Arns;
import dev.baton.engine.start.MachineLookup;
import dev.baton.engine.start.MachineTarget;
import dev.baton.engine.start.StartErrors;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** ListExecutions of a Standard machine, version or alias, newest first. */
final class ListExecutionsAction implements Action<ListExecutionsRequest> {
    private final MachineLookup machines;
    private final ExecutionLog log;
    private final PageTokens tokens;

    ListExecutionsAction(MachineLookup machines, ExecutionLog log, PageTokens tokens) {
        this.machines = machines;
        this.log = log;
        this.tokens = tokens;
    }

    @Override
    public Answer perform(ListExecutionsRequest request) {
        checkParameters(request);
        String query = "ListExecutions " + request.stateMachineArn() + " " + request.statusFilterAsString();
        Optional<String> after = tokens.open(query, request.nextToken());
        MachineTarget target = machines.find(request.stateMachineArn());
        if (target.machine().type() == MachineType.EXPRESS) {
            throw StartErrors.wrongMachineType();
        }
        ExecutionPage page = log.list(new ExecutionQuery(
                target.machine().arn(),
                target.qualifiedArn(),
                Optional.ofNullable(request.statusFilterAsString()).map(ExecutionStatus::valueOf),
                Pages.size(request.maxResults()),
                after));
        return new Answer.Shape(ListExecutionsResponse.builder()
                .executions(
                        page.heads().stream().map(ListExecutionsAction::item).toList())
                .nextToken(page.next().map(next -> tokens.seal(query, next)).orElse(null))
                .build());
    }

    private static void checkParameters(ListExecutionsRequest request) {
        if (request.mapRunArn() != null) {
            if (request.stateMachineArn() != null) {
                throw ApiErrors.validation("Only one of stateMachineArn and mapRunArn may be specified");
            }
            Arns.check(request.mapRunArn(), "mapRun");
            throw ApiErrors.noSuchResource(request.mapRunArn());
        }
        if (request.stateMachineArn() == null) {
            throw ApiErrors.validation("One of stateMachineArn and mapRunArn must be specified");
        }
        if (request.redriveFilter() != null || "PENDING_REDRIVE".equals(request.statusFilterAsString())) {
            throw ApiErrors.validation("redriveFilter and PENDING_REDRIVE may only be specified with mapRunArn");
        }
    }

    private static ExecutionListItem item(Head head) {
        return ExecutionListItem.builder()
                .executionArn(head.identity().executionArn())
                .stateMachineArn(head.identity().stateMachineArn())
                .name(head.identity().name())
                .status(head.status().name())
                .startDate(head.identity().startTime())
                .stopDate(head.closing().map(Closing::stopDate).orElse(null))
                .stateMachineVersionArn(head.identity().stateMachineVersionArn().orElse(null))
                .stateMachineAliasArn(head.identity().stateMachineAliasArn().orElse(null))
                .redriveCount(head.redrives().count())
                .redriveDate(head.redrives().date().orElse(null))
                .build();
    }
}
