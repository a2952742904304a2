package dev.baton.asl.parsing;

import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.Diagnostics;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Checks of a value's shape, in the words of AWS's schema validation (recordings {@code sfn_api_validation}; the others as
 * observed in answers of ValidateStateMachineDefinition).
 */
final class Shape {

    private Shape() {}

    static Optional<String> text(SourceNode node, Diagnostics diagnostics) {
        if (!node.isText()) {
            expected("String", node, diagnostics);
            return Optional.empty();
        }
        return Optional.of(node.text());
    }

    static Optional<Boolean> bool(SourceNode node, Diagnostics diagnostics) {
        if (!node.value().isBoolean()) {
            expected("Boolean", node, diagnostics);
            return Optional.empty();
        }
        return Optional.of(node.value().booleanValue());
    }

    static boolean object(SourceNode node, Diagnostics diagnostics) {
        if (!node.isObject()) {
            expected("Object", node, diagnostics);
        }
        return node.isObject();
    }

    static boolean array(SourceNode node, Diagnostics diagnostics) {
        if (!node.isArray()) {
            expected("Array", node, diagnostics);
        }
        return node.isArray();
    }

    static boolean notEmptyArray(SourceNode node, Diagnostics diagnostics) {
        if (!array(node, diagnostics)) {
            return false;
        }
        if (node.elements().isEmpty()) {
            diagnostics.schema("Value cannot be empty", node);
            return false;
        }
        return true;
    }

    /** A whole number within bounds, both inclusive; {@code 5.0} counts as whole. */
    static OptionalLong integer(SourceNode node, long least, long most, Diagnostics diagnostics) {
        if (!node.value().isNumber() || !isWhole(node)) {
            expected("Integer", node, diagnostics);
            return OptionalLong.empty();
        }
        return inRange(node, least, most, "", diagnostics)
                ? OptionalLong.of(node.value().longValue())
                : OptionalLong.empty();
    }

    static OptionalDouble decimal(SourceNode node, long least, long most, Diagnostics diagnostics) {
        if (!node.value().isNumber()) {
            expected("Float", node, diagnostics);
            return OptionalDouble.empty();
        }
        return inRange(node, least, most, ".0", diagnostics)
                ? OptionalDouble.of(node.value().doubleValue())
                : OptionalDouble.empty();
    }

    private static boolean isWhole(SourceNode node) {
        double value = node.value().doubleValue();
        return node.value().isIntegralNumber() || value == Math.rint(value);
    }

    /** @param suffix AWS prints the bounds of decimals as decimals (as users measured) */
    private static boolean inRange(SourceNode node, long least, long most, String suffix, Diagnostics diagnostics) {
        double value = node.value().doubleValue();
        if (value < least) {
            diagnostics.schema("Minimum value is " + least + suffix, node);
        } else if (value > most) {
            diagnostics.schema("Maximum value is " + most + suffix, node);
        }
        return value >= least && value <= most;
    }

    static Optional<String> word(SourceNode node, List<String> allowed, Diagnostics diagnostics) {
        Optional<String> text = text(node, diagnostics);
        if (text.isPresent() && !allowed.contains(text.get())) {
            diagnostics.schema("Value should be one of the following: " + allowed, node);
            return Optional.empty();
        }
        return text;
    }

    static Optional<SourceNode> require(SourceNode holder, String field, Diagnostics diagnostics) {
        if (!holder.has(field)) {
            required(holder, List.of(field), diagnostics);
        }
        return holder.field(field);
    }

    static void required(SourceNode holder, List<String> fields, Diagnostics diagnostics) {
        diagnostics.schema("These fields are required: " + fields, holder);
    }

    /**
     * The field that decides which other fields its holder may have (Type, InputType, CSVHeaderLocation): AWS has words of
     * its own for it, and says nothing of the other fields while it does not know it.
     */
    static Optional<String> deciding(SourceNode holder, String field, List<String> allowed, Diagnostics diagnostics) {
        Optional<SourceNode> value = holder.field(field);
        if (value.isEmpty()) {
            diagnostics.schema("The field '" + field + "' is required", holder);
            return Optional.empty();
        }
        Optional<String> text = text(value.get(), diagnostics);
        if (text.isPresent() && !allowed.contains(text.get())) {
            diagnostics.add(Diagnostic.schema(
                    "The field '" + field + "' should have one of these values: " + allowed, holder, value.get()));
            return Optional.empty();
        }
        return text;
    }

    static void onlyOne(SourceNode holder, Collection<String> fields, Diagnostics diagnostics) {
        diagnostics.schema("There should only be one of the following fields: " + fields, holder);
    }

    static void missingOne(SourceNode holder, Collection<String> fields, Diagnostics diagnostics) {
        diagnostics.schema("This object should have only one of the following fields: " + fields, holder);
    }

    /** Reports the members that an object does not know; AWS locates them at the object. */
    static void known(SourceNode holder, Set<String> fields, Diagnostics diagnostics) {
        holder.fields().forEach((name, value) -> {
            if (!fields.contains(name)) {
                unsupported(name, holder, value, diagnostics);
            }
        });
    }

    static void unsupported(String name, SourceNode holder, SourceNode value, Diagnostics diagnostics) {
        diagnostics.add(Diagnostic.schema("Field '" + name + "' is not supported", holder, value));
    }

    private static void expected(String type, SourceNode node, Diagnostics diagnostics) {
        diagnostics.schema("Expected value of type " + type, node);
    }
}
