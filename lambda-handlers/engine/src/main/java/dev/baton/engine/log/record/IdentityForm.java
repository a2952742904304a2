package dev.baton.engine.log.record;

import dev.baton.asl.Arn;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The part that heads and Express inputs share. What follows from an ARN is not written: a head should stay below one
 * write unit.
 */
final class IdentityForm {
    private static final int HASH_BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    /** A definition's id: 32 bytes where it is the hash that it should be. */
    static final Form<String> DEFINITION = new Form<>(
            IdentityForm::writeDefinition,
            source -> source.flag() ? HEX.formatHex(source.raw(HASH_BYTES)) : source.text());

    private IdentityForm() {}

    /** @param input empty when it is stored elsewhere */
    static void write(RecordSink sink, ExecutionIdentity identity, Optional<Json> input) {
        sink.text(unlessLastOf(identity.executionArn(), identity.name()))
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
    static ExecutionIdentity read(RecordSource source, String executionArn) {
        String name = source.optionalText().orElseGet(() -> Arn.lastPart(executionArn));
        String machineArn = source.text();
        String machineName = source.optionalText().orElseGet(() -> Arn.lastPart(machineArn));
        String roleArn = source.text();
        Instant startTime = source.instant();
        boolean express = source.flag();
        Optional<String> version = source.optionalText();
        Optional<String> alias = source.optionalText();
        Optional<String> mockCase = source.optionalText();
        Json input = source.optionalText().map(Json::ofText).orElse(Json.EMPTY_OBJECT);
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

    private static void writeDefinition(RecordSink sink, String id) {
        Optional<byte[]> hash = hash(id);
        sink.flag(hash.isPresent());
        hash.ifPresentOrElse(sink::raw, () -> sink.text(id));
    }

    private static Optional<byte[]> hash(String id) {
        boolean hexadecimal = id.length() == 2 * HASH_BYTES
                && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return hexadecimal ? Optional.of(HEX.parseHex(id)) : Optional.empty();
    }

    private static Optional<String> unlessLastOf(String arn, String name) {
        return Arn.lastPart(arn).equals(name) ? Optional.empty() : Optional.of(name);
    }
}
