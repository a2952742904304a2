package dev.baton.cdk;

import dev.baton.aws.blueprint.Standard;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * How a {@link BatonEngine} is. Numbers may be tokens.
 *
 * @param code the functions' zip
 * @param retentionDays how long finished executions are kept
 * @param payloadDays how long large payloads are kept
 * @param memoryMb of each function
 * @param laneConcurrency how many processes the functions of each queue have at the most, 2 to 1000
 * @param formatLevel up to which version of the durable form entries are written
 * @param access {@code iam}: whom IAM lets in may do all; {@code grants}: what was granted
 * @param logLevel least level of Baton's own log lines
 * @param logRetention how long they are kept
 * @param taskFunctions ARNs, perhaps with wildcards, of functions that Task states may call
 * @param taskRoles ARNs of roles that state machines may have
 * @param executionLogs ARNs of log groups to which state machines may log
 * @param encryptionKeys ARNs of keys by which state machines and activities may be encrypted
 * @param key encrypts tables, queues, bucket, secret and environments; AWS's own otherwise
 * @param alarmTopic hears of alarms
 * @param eventBus is told of executions
 * @param failureTopic hears of those that failed, by the bus
 * @param executionsTable one that is there already, such as of a stack that was deleted
 * @param registryTable the same
 */
record EngineSettings(
        Code code,
        Number retentionDays,
        Number payloadDays,
        Number memoryMb,
        Number laneConcurrency,
        Number formatLevel,
        String access,
        String logLevel,
        RetentionDays logRetention,
        List<String> taskFunctions,
        List<String> taskRoles,
        List<String> executionLogs,
        List<String> encryptionKeys,
        Optional<IKey> key,
        Optional<ITopic> alarmTopic,
        Optional<IEventBus> eventBus,
        Optional<ITopic> failureTopic,
        Optional<ITable> executionsTable,
        Optional<ITable> registryTable) {

    EngineSettings {
        Objects.requireNonNull(code, "code");
        taskFunctions = List.copyOf(taskFunctions);
        taskRoles = List.copyOf(taskRoles);
        executionLogs = List.copyOf(executionLogs);
        encryptionKeys = List.copyOf(encryptionKeys);
        if (failureTopic.isPresent() && eventBus.isEmpty()) {
            throw new IllegalArgumentException("a failureTopic hears of failures by the bus of publishEvents");
        }
    }

    static Number payloadDays(int retentionDays) {
        return retentionDays + Standard.BLUEPRINT.bucket().beyondRetention().toDays();
    }
}
