package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Optional;

/** Reads the part that earlier forms of heads and Express inputs shared. */
final class EarlierIdentityRecord {
    private EarlierIdentityRecord() {}

    /** An input that is stored elsewhere reads as {@code {}}. */
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
}
