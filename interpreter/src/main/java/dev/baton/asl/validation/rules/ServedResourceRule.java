package dev.baton.asl.validation.rules;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.asl.validation.Severity;
import dev.baton.asl.validation.outline.Outline;

/**
 * Somebody serves every task's resource. What nobody serves is an error in AWS's words, or a warning where a definition is
 * only looked at (recording {@code services/test_invalid_integration}).
 */
public final class ServedResourceRule implements Rule {
    private final ResourceCatalog catalog;
    private final Severity severity;

    /**
     * @param severity of a resource that nobody serves
     */
    public ServedResourceRule(ResourceCatalog catalog, Severity severity) {
        this.catalog = catalog;
        this.severity = severity;
    }

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        outline.forEachState(state -> {
            if (state.type().equals("Task")) {
                state.node().field("Resource").filter(SourceNode::isText).ifPresent(resource -> {
                    if (!isServed(state.name(), resource.text())) {
                        report(resource, diagnostics);
                    }
                });
            }
        });
    }

    private boolean isServed(String state, String arn) {
        return TaskResource.of(arn)
                .map(resource -> catalog.serves(state, resource))
                .orElse(false);
    }

    private void report(SourceNode resource, Diagnostics diagnostics) {
        String message = "The resource provided " + withoutPartition(resource.text())
                + " is not recognized. The value is not a valid resource ARN, or the resource is not available in this"
                + " region.";
        diagnostics.add(
                severity == Severity.ERROR
                        ? Diagnostic.schema(message, resource)
                        : Diagnostic.warning(DiagnosticCode.INVALID_RESOURCE, message, resource));
    }

    /** AWS prints the partition as a placeholder. */
    private static String withoutPartition(String arn) {
        return arn.replaceFirst("^arn:[^:]*:", "arn:<partition>:");
    }
}
