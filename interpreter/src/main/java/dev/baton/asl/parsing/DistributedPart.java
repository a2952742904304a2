package dev.baton.asl.parsing;

import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that ItemReader, ItemBatcher and ResultWriter share. */
final class DistributedPart {

    private DistributedPart() {}

    /** Parameters (JSONPath) or Arguments (JSONata) of the call that a part makes. */
    static void checkArguments(StateSource source, SourceNode part) {
        String own = source.isJsonata() ? "Arguments" : "Parameters";
        String other = source.isJsonata() ? "Parameters" : "Arguments";
        part.field(own).ifPresent(source.expressions()::template);
        part.field(other)
                .ifPresent(value ->
                        StateParser.wrongLanguage(other, source.language(), part, value, source.diagnostics()));
    }

    /** {@code Resource} is one of some actions, in any partition. */
    static void checkResource(SourceNode resource, Set<String> actions, Diagnostics diagnostics) {
        String text = resource.text();
        boolean allowed = actions.stream().anyMatch(action -> text.matches("arn:[^:]+:states:[^:]*:[^:]*:" + action));
        if (!allowed && !text.contains("${")) {
            diagnostics.schema("The field 'Resource' does not match any of the allowed values", resource);
        }
    }

    /** {@code name} as a whole number or an expression, or {@code namePath}; not both. */
    static Optional<FieldValue> count(StateSource source, SourceNode holder, String name, long least, long most) {
        Diagnostics diagnostics = source.diagnostics();
        if (holder.has(name) && holder.has(name + "Path")) {
            Shape.onlyOne(holder, List.of(name, name + "Path"), diagnostics);
        }
        Optional<FieldValue> written = holder.field(name)
                .flatMap(value -> FieldValueParser.constantOrJsonata(
                        source,
                        name,
                        value,
                        constant -> Shape.integer(constant, least, most, diagnostics)
                                .isPresent()));
        Optional<FieldValue> found =
                holder.field(name + "Path").flatMap(value -> path(source, holder, name + "Path", value));
        return written.or(() -> found);
    }

    private static Optional<FieldValue> path(StateSource source, SourceNode holder, String field, SourceNode value) {
        if (source.isJsonata()) {
            StateParser.wrongLanguage(field, source.language(), holder, value, source.diagnostics());
            return Optional.empty();
        }
        return source.expressions()
                .inputReferencePath(value)
                .map(path -> new FieldValue.FromPath(field, value.text(), path));
    }
}
