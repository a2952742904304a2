package dev.baton.asl.parsing;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.definition.TaskResource.Kind;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a Task's {@code Resource}. The States Language wants any URI, AWS one of its own ARNs. Any other text, a name or a
 * {@code ${…}} that a deployment tool has yet to replace among them, is taken with a warning: a definition can be looked at
 * before its resources are known. {@link dev.baton.asl.validation.rules.ServedResourceRule} refuses what can never run.
 */
final class ResourceParser {
    private static final Pattern PLACEHOLDER = Pattern.compile("[^{}]*\\$\\{[^{}]+}.*", Pattern.DOTALL);
    // A qualifier is a version, an alias or $LATEST (AWS: Lambda API, Invoke, Qualifier).
    private static final Pattern FUNCTION =
            Pattern.compile("arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:\\s]+(:(\\$LATEST|[a-zA-Z0-9_-]+))?");

    private ResourceParser() {}

    static Optional<TaskResource> parse(SourceNode node, Diagnostics diagnostics) {
        Optional<String> text = Shape.text(node, diagnostics);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String arn = text.get();
        Optional<TaskResource> own = TaskResource.of(arn)
                .filter(resource -> resource.kind() != Kind.LAMBDA_FUNCTION
                        || FUNCTION.matcher(arn).matches()
                        || PLACEHOLDER.matcher(arn).matches());
        return Optional.of(own.orElseGet(() -> foreign(arn, node, diagnostics)));
    }

    private static TaskResource foreign(String arn, SourceNode node, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.warning(DiagnosticCode.INVALID_RESOURCE, "Value is not a valid resource ARN", node));
        return FUNCTION.matcher(arn).matches()
                ? new TaskResource(arn, Kind.LAMBDA_FUNCTION, "lambda", arn, CallPattern.REQUEST_RESPONSE)
                : new TaskResource(arn, Kind.SERVICE, "unknown", arn, CallPattern.REQUEST_RESPONSE);
    }
}
