package dev.baton.integrations.sdk;

import dev.baton.asl.json.SourceNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Looks whether an action has the members that a definition names; what is computed when it runs is looked at then. */
public final class ArgumentNames {
    private final Dialect dialect;
    private final BiConsumer<SourceNode, String> faults;

    private ArgumentNames(Dialect dialect, BiConsumer<SourceNode, String> faults) {
        this.dialect = dialect;
        this.faults = faults;
    }

    /** Reports each member that the shape does not have, with the object that it stands in. */
    public static void check(
            Shape.Structure shape, Dialect dialect, SourceNode arguments, BiConsumer<SourceNode, String> faults) {
        new ArgumentNames(dialect, faults).structure(shape, arguments);
    }

    /** Reports each field that is none of those, with the object that it stands in. */
    public static void check(Set<String> fields, SourceNode arguments, BiConsumer<SourceNode, String> faults) {
        arguments.fields().forEach((key, value) -> {
            String name = key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
            if (!fields.contains(name)) {
                faults.accept(arguments, unsupported(name, fields));
            }
        });
    }

    private static String unsupported(String name, Collection<String> fields) {
        return "The field \"" + name + "\" is not supported by Step Functions"
                + NearestName.of(name, fields)
                        .map(near -> " (did you mean \"" + near + "\"?)")
                        .orElse("");
    }

    private void structure(Shape.Structure shape, SourceNode object) {
        if (shape.document() || !object.isObject()) {
            return;
        }
        Map<String, String> names = Arguments.names(shape, dialect);
        object.fields().forEach((key, value) -> {
            boolean computed = key.endsWith(".$");
            String name = computed ? key.substring(0, key.length() - 2) : key;
            String member = names.get(name);
            if (member == null) {
                faults.accept(object, unsupported(name, names.keySet()));
            } else if (!computed) {
                value(shape.member(member), value);
            }
        });
    }

    private void value(Reference reference, SourceNode node) {
        switch (reference.shape()) {
            case Shape.Structure structure -> structure(structure, node);
            case Shape.ListOf list -> {
                if (node.isArray()) {
                    node.elements().forEach(element -> value(list.member(), element));
                }
            }
            case Shape.MapOf map -> {
                if (node.isObject()) {
                    node.fields().forEach((key, value) -> {
                        if (!key.endsWith(".$")) {
                            value(map.value(), value);
                        }
                    });
                }
            }
            case Shape.Scalar scalar -> {}
        }
    }
}
