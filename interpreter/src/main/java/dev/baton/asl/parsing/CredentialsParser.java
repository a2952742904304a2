package dev.baton.asl.parsing;

import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.Optional;
import java.util.Set;

/** Reads a Task's {@code Credentials}: a role to assume, constant or computed. */
final class CredentialsParser {
    private static final Set<String> JSONPATH_FIELDS = Set.of("RoleArn", "RoleArn.$");
    private static final Set<String> JSONATA_FIELDS = Set.of("RoleArn");

    private CredentialsParser() {}

    /** The role's ARN. */
    static Optional<FieldValue> parse(StateSource source, Optional<TaskResource> resource) {
        Optional<SourceNode> credentials = source.get("Credentials");
        if (credentials.isEmpty() || !Shape.object(credentials.get(), source.diagnostics())) {
            return Optional.empty();
        }
        SourceNode node = credentials.get();
        Diagnostics diagnostics = source.diagnostics();
        if (resource.filter(task -> task.kind() == TaskResource.Kind.ACTIVITY).isPresent()) {
            diagnostics.schema("The field 'Credentials' is not supported for activities", node);
        }
        Set<String> fields = source.isJsonata() ? JSONATA_FIELDS : JSONPATH_FIELDS;
        if (fields.stream().anyMatch(node::has)) {
            Shape.known(node, fields, diagnostics);
        }
        if (node.has("RoleArn") && node.has("RoleArn.$")) {
            Shape.onlyOne(node, JSONPATH_FIELDS.stream().sorted().toList(), diagnostics);
        }
        return role(source, node);
    }

    private static Optional<FieldValue> role(StateSource source, SourceNode node) {
        Optional<SourceNode> computed = node.field("RoleArn.$");
        if (computed.isPresent()) {
            return FieldValueParser.pathOrCall(source, "RoleArn.$", computed.get());
        }
        Optional<SourceNode> constant = node.field("RoleArn");
        if (constant.isEmpty()) {
            source.diagnostics().schema("The field 'RoleArn' is required but was missing", node);
            return Optional.empty();
        }
        return FieldValueParser.constantOrJsonata(
                source,
                "RoleArn",
                constant.get(),
                value -> Shape.text(value, source.diagnostics()).isPresent());
    }
}
