package dev.baton.integrations.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.asl.validation.MachineType;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.ResultLimit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The nested execution that an attempt asks for, read from its parameters.
 *
 * @param name as the author gave it, or derived from the attempt, so that whoever repeats the call starts the same child
 * @param named whether the author gave it
 * @param input {@code {}} when there was none
 * @param traceHeader as the author gave it, else the parent's
 */
record Child(Machine machine, String name, boolean named, Json input, Optional<String> traceHeader) {
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z_-]{1,80}");

    static Child of(TaskCall call, Machine machine) throws Refusal {
        JsonNode parameters = call.parameters().node();
        JsonNode given = parameters.path("Name");
        if (given.isTextual() && !NAME.matcher(given.textValue()).matches()) {
            throw new Refusal("InvalidName", "Invalid Name: '" + given.textValue() + "'");
        }
        JsonNode trace = parameters.path("TraceHeader");
        return new Child(
                machine,
                given.isTextual() ? given.textValue() : derivedName(call),
                given.isTextual(),
                input(parameters.path("Input")),
                trace.isTextual() ? Optional.of(trace.textValue()) : call.traceHeader());
    }

    static String derivedName(TaskCall call) {
        return derivedId(call).toString();
    }

    /** Bits that look random, and are the same for the same attempt. */
    static long draw(TaskCall call) {
        return derivedId(call).getMostSignificantBits();
    }

    private static UUID derivedId(TaskCall call) {
        return UUID.nameUUIDFromBytes(call.idempotencyToken().getBytes(StandardCharsets.UTF_8));
    }

    /** A text is the input itself (recording {@code credentials/test_cross_account_states_start_sync_execution}). */
    private static Json input(JsonNode given) throws Refusal {
        if (given.isMissingNode() || given.isNull()) {
            return Json.EMPTY_OBJECT;
        }
        Json input = given.isTextual() ? parsed(given.textValue()) : Json.of(given);
        if (input.utf8Length() > ResultLimit.BYTES) {
            throw new Refusal("InvalidExecutionInput", "Invalid State Machine Execution Input: 'Input is too long'");
        }
        return input;
    }

    private static Json parsed(String text) throws Refusal {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    "InvalidExecutionInput",
                    "Invalid State Machine Execution Input: '" + e.getOriginalMessage() + "'",
                    e);
        }
    }

    /** {@code arn:aws:states:R:A:execution:MACHINE:NAME}; an Express one has a unique part behind it. */
    String executionArn() {
        return machine.type() == MachineType.EXPRESS
                ? machine.arn().replaceFirst(":stateMachine:", ":express:") + ":" + name + ":"
                        + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                : machine.arn().replaceFirst(":stateMachine:", ":execution:") + ":" + name;
    }

    ExecutionIdentity identity(Instant now) {
        return new ExecutionIdentity(
                executionArn(),
                name,
                machine.arn(),
                machine.name(),
                machine.settings().roleArn(),
                now,
                input,
                machine.type() == MachineType.EXPRESS,
                machine.versionArn(),
                machine.aliasArn(),
                Optional.empty());
    }
}
