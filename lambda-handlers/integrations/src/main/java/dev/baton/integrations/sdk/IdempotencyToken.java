package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.sdk.model.OperationModel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes a call of an attempt the same call whenever it is made: the model's token is derived from the attempt. */
public final class IdempotencyToken {
    private IdempotencyToken() {}

    /** Fills the member that carries it, unless the author did. */
    public static void fill(OperationModel operation, TaskCall call, ObjectNode input) {
        operation
                .tokenMember()
                .filter(member -> !input.hasNonNull(member))
                .ifPresent(member -> input.put(member, of(call)));
    }

    /** 36 characters, as services want them. */
    public static String of(TaskCall call) {
        return UUID.nameUUIDFromBytes(call.idempotencyToken().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
