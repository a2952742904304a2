package dev.baton.asl.expression;

import dev.baton.asl.execution.Variables;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that an expression can see. Immutable but for the stream of randomness and the count of work it carries.
 *
 * @param root what JSONPath calls {@code $}: the field's document (raw input for InputPath, effective input for
 *     Parameters, raw result for ResultSelector and Assign of a task …). For JSONata it is unused
 * @param input what JSONata calls {@code $states.input}: the state's raw input
 * @param context the context object, {@code $$} and {@code $states.context}; built only when somebody looks
 * @param variables the variables that are visible in this frame
 * @param result {@code $states.result}, present in Assign and Output of Task, Parallel and Map
 * @param errorOutput {@code $states.errorOutput}, present in a Catcher
 * @param now the step's time, for {@code $now} and {@code $millis}
 * @param randomness the step's randomness, for {@code States.UUID}, {@code $uuid}, {@code $random} …
 * @param work counts what evaluating costs
 */
public record Scope(
        Json root,
        Json input,
        Supplier<Json> context,
        Variables variables,
        Optional<Json> result,
        Optional<Json> errorOutput,
        Instant now,
        Randomness randomness,
        Work work) {

    public Scope {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(variables, "variables");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(errorOutput, "errorOutput");
        Objects.requireNonNull(work, "work");
    }

    /** A scope that counts its own work. */
    public Scope(
            Json root,
            Json input,
            Supplier<Json> context,
            Variables variables,
            Optional<Json> result,
            Optional<Json> errorOutput,
            Instant now,
            Randomness randomness) {
        this(root, input, context, variables, result, errorOutput, now, randomness, new Work());
    }

    /** The same scope with another {@code $}. */
    public Scope withRoot(Json newRoot) {
        return new Scope(newRoot, input, context, variables, result, errorOutput, now, randomness, work);
    }

    /** The same scope with a result, and that result as {@code $}. */
    public Scope withResult(Json newResult) {
        return new Scope(
                newResult, input, context, variables, Optional.of(newResult), errorOutput, now, randomness, work);
    }

    /** The same scope with an error output, and that as {@code $}. */
    public Scope withErrorOutput(Json newErrorOutput) {
        return new Scope(
                newErrorOutput, input, context, variables, result, Optional.of(newErrorOutput), now, randomness, work);
    }
}
