package dev.baton.harness.permission;

import java.util.Objects;

/**
 * That a function did something to something; how often does not matter.
 *
 * @param function the function's id in the blueprint
 * @param action as IAM writes it
 * @param resource the end of the name of a table or queue, {@code TABLE/index/NAME} for an index, or a function's name
 */
public record AwsCall(String function, String action, String resource) {
    public AwsCall {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(resource, "resource");
    }
}
