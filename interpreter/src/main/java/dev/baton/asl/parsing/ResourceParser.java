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
 * Reads a Task's {@code Resource}. The States Language wants any URI, AWS one of its own ARNs. A foreign URI, a name or a
 * {@code ${…}} that a deployment tool has yet to replace, and a function in {@code REGION:ACCOUNT_ID} are taken with a
 * warning; that nobody serves them is for the caller to refuse.
 */
final class ResourceParser {
    private static final Pattern NAME_OR_URI = Pattern.compile("\\S+");
    private static final Pattern PLACEHOLDER = Pattern.compile("[^{}]*\\$\\{[^{}]+}.*", Pattern.DOTALL);
    private static final Pattern OWN_ARN = Pattern.compile("arn:[^:]*:(states|lambda):.*", Pattern.DOTALL);
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
        return own.isPresent() ? own : foreign(arn, node, diagnostics);
    }

    private static Optional<TaskResource> foreign(String arn, SourceNode node, Diagnostics diagnostics) {
        boolean function = FUNCTION.matcher(arn).matches();
        boolean placeholder = PLACEHOLDER.matcher(arn).matches();
        boolean uri =
                NAME_OR_URI.matcher(arn).matches() && !OWN_ARN.matcher(arn).matches();
        if (!function && !placeholder && !uri) {
            diagnostics.schema("Value is not a valid resource ARN", node);
            return Optional.empty();
        }
        diagnostics.add(Diagnostic.warning(DiagnosticCode.INVALID_RESOURCE, "Value is not a valid resource ARN", node));
        return Optional.of(
                function
                        ? new TaskResource(arn, Kind.LAMBDA_FUNCTION, "lambda", arn, CallPattern.REQUEST_RESPONSE)
                        : new TaskResource(arn, Kind.SERVICE, "unknown", arn, CallPattern.REQUEST_RESPONSE));
    }
}
