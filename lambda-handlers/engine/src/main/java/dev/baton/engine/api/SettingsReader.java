package dev.baton.engine.api;

import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.registry.EncryptionSettings;
import dev.baton.engine.registry.LoggingSettings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CloudWatchLogsLogGroup;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

/** A machine's configurations between their shapes and the registry's values. */
final class SettingsReader {
    /** How everything here is encrypted: AWS shows it whether it was asked for or not (recordings {@code sfn_api_variable_references/*}). */
    static final EncryptionConfiguration ENCRYPTION =
            EncryptionConfiguration.builder().type(EncryptionType.AWS_OWNED_KEY).build();

    private static final int DEFAULT_REUSE = 300;

    private SettingsReader() {}

    /**
     * Reads a LoggingConfiguration; absent members are OFF and false.
     *
     * @throws ApiException InvalidLoggingConfiguration unless there is one destination, or none with level OFF (recordings
     *     {@code sfn_api_logs/test_invalid_logging_configuration*}, {@code test_multiple_destinations})
     */
    static LoggingSettings logging(LoggingConfiguration shape) {
        LoggingSettings.Level level = shape.levelAsString() == null
                ? LoggingSettings.Level.OFF
                : LoggingSettings.Level.valueOf(shape.levelAsString());
        List<String> groups =
                shape.destinations().stream().flatMap(SettingsReader::logGroup).toList();
        boolean enough = groups.size() == 1 || (groups.isEmpty() && level == LoggingSettings.Level.OFF);
        if (!enough || groups.size() != shape.destinations().size()) {
            throw ApiErrors.invalidLogging("Must specify exactly one Log Destination.");
        }
        return new LoggingSettings(level, Boolean.TRUE.equals(shape.includeExecutionData()), groups);
    }

    /**
     * Checks that log groups are there (recording {@code sfn_api_logs/test_deleted_log_group}).
     *
     * @throws ApiException InvalidLoggingConfiguration
     */
    static void checkDestinations(LoggingSettings settings, LogDestinations known) {
        if (!settings.logGroupArns().stream().allMatch(known::mayExist)) {
            throw ApiErrors.invalidLogging("Log Destination not found.");
        }
    }

    private static java.util.stream.Stream<String> logGroup(LogDestination destination) {
        return Optional.ofNullable(destination.cloudWatchLogsLogGroup())
                .map(CloudWatchLogsLogGroup::logGroupArn)
                .stream();
    }

    static LoggingConfiguration shape(LoggingSettings settings) {
        LoggingConfiguration.Builder shape = LoggingConfiguration.builder()
                .level(settings.level().name())
                .includeExecutionData(settings.includeExecutionData());
        if (!settings.logGroupArns().isEmpty()) {
            shape.destinations(settings.logGroupArns().stream()
                    .map(arn -> LogDestination.builder()
                            .cloudWatchLogsLogGroup(CloudWatchLogsLogGroup.builder()
                                    .logGroupArn(arn)
                                    .build())
                            .build())
                    .toList());
        }
        return shape.build();
    }

    static boolean tracing(@Nullable TracingConfiguration shape) {
        return shape != null && Boolean.TRUE.equals(shape.enabled());
    }

    static TracingConfiguration tracing(boolean enabled) {
        return TracingConfiguration.builder().enabled(enabled).build();
    }

    /**
     * Reads an EncryptionConfiguration; absent is AWS's own key.
     *
     * @throws ApiException InvalidEncryptionConfiguration when type and key contradict each other
     */
    static EncryptionSettings encryption(@Nullable EncryptionConfiguration shape) {
        if (shape == null) {
            return EncryptionSettings.AWS_OWNED;
        }
        boolean keyGiven = shape.kmsKeyId() != null || shape.kmsDataKeyReusePeriodSeconds() != null;
        if (shape.type() == EncryptionType.AWS_OWNED_KEY) {
            if (keyGiven) {
                throw invalidEncryption("A KMS key cannot be specified with the type AWS_OWNED_KEY");
            }
            return EncryptionSettings.AWS_OWNED;
        }
        if (shape.kmsKeyId() == null) {
            throw invalidEncryption("A KMS key must be specified with the type CUSTOMER_MANAGED_KMS_KEY");
        }
        int reuse = shape.kmsDataKeyReusePeriodSeconds() == null ? DEFAULT_REUSE : shape.kmsDataKeyReusePeriodSeconds();
        return new EncryptionSettings(Optional.of(new EncryptionSettings.CustomerKey(shape.kmsKeyId(), reuse)));
    }

    static EncryptionConfiguration shape(EncryptionSettings settings) {
        return settings.customerKey()
                .map(key -> EncryptionConfiguration.builder()
                        .type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY)
                        .kmsKeyId(key.kmsKeyId())
                        .kmsDataKeyReusePeriodSeconds(key.reusePeriodSeconds())
                        .build())
                .orElse(ENCRYPTION);
    }

    private static ApiException invalidEncryption(String text) {
        return new ApiException("InvalidEncryptionConfiguration", "Invalid Encryption Configuration: '" + text + "'");
    }
}
