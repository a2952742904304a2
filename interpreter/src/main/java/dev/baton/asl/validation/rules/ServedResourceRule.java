package dev.baton.asl.validation.rules;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.AwsIntegrations;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.asl.validation.outline.Outline;
import dev.baton.asl.validation.outline.StateOutline;
import java.util.List;
import java.util.Optional;

/**
 * Somebody serves every task's resource. One that AWS does not have is an error in AWS's words (recording {@code
 * services/test_invalid_integration}); one that only Baton lacks is a warning, because mocks may answer for it, and because
 * the execution may never come there.
 */
public final class ServedResourceRule implements Rule {
    private final ResourceCatalog catalog;

    public ServedResourceRule(ResourceCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        outline.forEachState(state -> {
            if (state.type().equals("Task")) {
                state.node()
                        .field("Resource")
                        .filter(SourceNode::isText)
                        .ifPresent(resource -> checkResource(state, resource, diagnostics));
            }
        });
    }

    private void checkResource(StateOutline state, SourceNode resource, Diagnostics diagnostics) {
        Optional<TaskResource> task = TaskResource.of(resource.text());
        if (task.isEmpty() && !isUnfinished(resource.text())) {
            diagnostics.schema("Value is not a valid resource ARN", resource);
        }
        task.ifPresent(known -> {
            if (catalog.serves(known)) {
                checkArguments(state.node(), known, diagnostics);
            } else {
                report(state.name(), known, resource, diagnostics);
            }
        });
    }

    /** Whether a deployment tool or its author has yet to fill it in: it may become an ARN, and no execution may come there. */
    private static boolean isUnfinished(String text) {
        return text.contains("${") || text.matches("arn:[^:]*:(lambda|states):[^:]*:[^:]*:.+");
    }

    private void checkArguments(SourceNode state, TaskResource resource, Diagnostics diagnostics) {
        for (String field : List.of("Parameters", "Arguments")) {
            state.field(field)
                    .filter(SourceNode::isObject)
                    .ifPresent(arguments -> catalog.checkArguments(
                            resource, arguments, (place, fault) -> diagnostics.add(Diagnostic.schema(fault, place))));
        }
    }

    private void report(String state, TaskResource task, SourceNode resource, Diagnostics diagnostics) {
        boolean none = task.resourceType().startsWith("aws-sdk:")
                && (catalog.knowsServiceOf(task) || catalog.nearest(task.arn()).isPresent());
        diagnostics.add(
                AwsIntegrations.has(task) && !none
                        ? Diagnostic.warning(DiagnosticCode.INVALID_RESOURCE, notYet(state, task), resource)
                        : Diagnostic.schema(unrecognized(resource.text()), resource));
    }

    private static String notYet(String state, TaskResource task) {
        return "Baton does not serve " + task.resourceType() + ":" + task.action()
                + " yet: the execution fails when it comes to the state '" + state
                + "', unless a mock answers for it (SFN_MOCK_CONFIG)";
    }

    /** AWS prints the partition as a placeholder. */
    private String unrecognized(String arn) {
        return "The resource provided " + arn.replaceFirst("^arn:[^:]*:", "arn:<partition>:")
                + " is not recognized. The value is not a valid resource ARN, or the resource is not available in this"
                + " region."
                + catalog.nearest(arn)
                        .map(name -> " Did you mean " + name + "?")
                        .orElse("");
    }
}
