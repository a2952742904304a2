package dev.baton.engine.api;

import java.util.Map;
import java.util.Objects;

/**
 * Whose resources the API serves; they stand in every ARN it makes.
 *
 * @param account 12 digits
 * @param region {@code us-east-1} …
 * @param partition {@code aws}, or that of the region
 */
public record ApiSettings(String account, String region, String partition) {

    public ApiSettings {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(partition, "partition");
    }

    /**
     * Reads {@code AWS_ACCOUNT_ID} and {@code AWS_DEFAULT_REGION}, with Step Functions Local's defaults 123456789012 and
     * us-east-1.
     */
    public static ApiSettings of(Map<String, String> environment) {
        String region = given(environment, "AWS_DEFAULT_REGION", "us-east-1");
        return new ApiSettings(given(environment, "AWS_ACCOUNT_ID", "123456789012"), region, partitionOf(region));
    }

    private static String given(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value.strip();
    }

    private static String partitionOf(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** The same account in another region. */
    ApiSettings inRegion(String other) {
        return new ApiSettings(account, other, partitionOf(other));
    }

    /** Whether that ARN is of this region. */
    boolean owns(String arn) {
        return arn.startsWith("arn:" + partition + ":states:" + region + ":");
    }

    /** The ARN of an activity of that name. */
    String activityArn(String name) {
        return "arn:" + partition + ":states:" + region + ":" + account + ":activity:" + name;
    }

    /** What all ARNs of this account and region begin with, the resource's type excluded. */
    String arnPrefix() {
        return "arn:" + partition + ":states:" + region + ":" + account + ":";
    }

    /** The ARN of a machine of that name. */
    String machineArn(String name) {
        return "arn:" + partition + ":states:" + region + ":" + account + ":stateMachine:" + name;
    }
}
