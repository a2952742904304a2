package dev.baton.integrations.sdk.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An action of a service.
 *
 * @param name in the model, {@code GetItem}
 * @param method of HTTP
 * @param uri with labels in braces, and sometimes a query: {@code /2015-03-31/functions/{FunctionName}?qualified}
 * @param input absent where the action has no parameters
 * @param output absent where it answers nothing
 * @param traits what else the model says
 */
public record OperationModel(
        String name, String method, String uri, Optional<Reference> input, Optional<Reference> output, Traits traits) {
    public OperationModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(traits, "traits");
    }

    /** The input's structure. */
    public Optional<Shape.Structure> inputShape() {
        return input.map(reference -> (Shape.Structure) reference.shape());
    }

    /** The output's structure. */
    public Optional<Shape.Structure> outputShape() {
        return output.map(reference -> (Shape.Structure) reference.shape());
    }

    /** The name of the input's member that makes a call repeatable, if it has one. */
    public Optional<String> tokenMember() {
        return inputShape().stream()
                .flatMap(shape -> shape.members().entrySet().stream())
                .filter(member -> member.getValue().traits().has("idempotencyToken"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a call changes nothing: the model says so, or its verb does. */
    public boolean readOnly() {
        return traits.has("readonly") || name.matches("(Get|List|Describe|Head|BatchGet)[A-Z].*");
    }
}
