package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The part that heads and Express inputs share. What follows from an ARN is not written: a head should stay below one
 * write unit.
 */
final class IdentityRecord {
    private static final int HASH_BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    private IdentityRecord() {}

    /** @param input empty when it is stored elsewhere */
    static void write(RecordWriter writer, ExecutionIdentity identity, Optional<Json> input) {
        writer.text(unlessLastOf(identity.executionArn(), identity.name()))
                .text(identity.stateMachineArn())
                .text(unlessLastOf(identity.stateMachineArn(), identity.stateMachineName()))
                .text(identity.roleArn())
                .instant(identity.startTime())
                .flag(identity.express())
                .text(identity.stateMachineVersionArn())
                .text(identity.stateMachineAliasArn())
                .text(identity.mockCase())
                .text(input.map(Json::text));
    }

    /** What {@link #write} wrote; an input that is stored elsewhere reads as {@code {}}. */
    static ExecutionIdentity read(RecordReader reader, String executionArn) {
        String name = reader.optionalText().orElseGet(() -> lastOf(executionArn));
        String machineArn = reader.text();
        String machineName = reader.optionalText().orElseGet(() -> lastOf(machineArn));
        String roleArn = reader.text();
        Instant startTime = reader.instant();
        boolean express = reader.flag();
        Optional<String> version = reader.optionalText();
        Optional<String> alias = reader.optionalText();
        Optional<String> mockCase = reader.optionalText();
        Json input = reader.optionalText().map(Json::ofText).orElse(Json.EMPTY_OBJECT);
        return new ExecutionIdentity(
                executionArn,
                name,
                machineArn,
                machineName,
                roleArn,
                startTime,
                input,
                express,
                version,
                alias,
                mockCase);
    }

    /** A definition's id: 32 bytes where it is the hash that it should be. */
    static void writeDefinition(RecordWriter writer, String id) {
        Optional<byte[]> hash = hash(id);
        writer.flag(hash.isPresent());
        hash.ifPresentOrElse(writer::raw, () -> writer.text(id));
    }

    static String readDefinition(RecordReader reader) {
        return reader.flag() ? HEX.formatHex(reader.raw(HASH_BYTES)) : reader.text();
    }

    private static Optional<byte[]> hash(String id) {
        boolean hexadecimal = id.length() == 2 * HASH_BYTES
                && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return hexadecimal ? Optional.of(HEX.parseHex(id)) : Optional.empty();
    }

    private static Optional<String> unlessLastOf(String arn, String name) {
        return lastOf(arn).equals(name) ? Optional.empty() : Optional.of(name);
    }

    private static String lastOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
