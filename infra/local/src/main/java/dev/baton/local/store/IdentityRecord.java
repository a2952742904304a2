package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import java.time.Instant;
import java.util.Optional;

/** The part that heads and express inputs share: key and identity. */
final class IdentityRecord {
    private IdentityRecord() {}

    /** @param input empty when it is stored elsewhere */
    static void write(RecordWriter writer, ExecutionKey key, ExecutionIdentity identity, Optional<Json> input) {
        writer.int64(key.incarnation().high())
                .int64(key.incarnation().low())
                .text(key.executionArn())
                .text(identity.name())
                .text(identity.stateMachineArn())
                .text(identity.stateMachineName())
                .text(identity.roleArn())
                .instant(identity.startTime())
                .octet(identity.express() ? 1 : 0)
                .text(identity.stateMachineVersionArn())
                .text(identity.stateMachineAliasArn())
                .text(identity.mockCase())
                .text(input.map(Json::text));
    }

    /** What {@link #write} wrote; an input that is stored elsewhere reads as {@code {}}. */
    static ExecutionIdentity read(RecordReader reader) {
        String arn = reader.text();
        String name = reader.text();
        String machineArn = reader.text();
        String machineName = reader.text();
        String roleArn = reader.text();
        Instant startTime = reader.instant();
        boolean express = reader.octet() == 1;
        Optional<String> version = reader.optionalText();
        Optional<String> alias = reader.optionalText();
        Optional<String> mockCase = reader.optionalText();
        Json input = reader.optionalText().map(Json::ofText).orElse(Json.EMPTY_OBJECT);
        return new ExecutionIdentity(
                arn, name, machineArn, machineName, roleArn, startTime, input, express, version, alias, mockCase);
    }

    static ExecutionKey key(Incarnation incarnation, ExecutionIdentity identity) {
        return new ExecutionKey(identity.executionArn(), incarnation);
    }
}
