package dev.baton.asl.definition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Task calls, read from its {@code Resource} ARN.
 *
 * @param arn as written
 * @param resourceType as history names it: {@code lambda}, {@code states}, {@code aws-sdk:s3}, {@code http} …; for a bare
 *     function or an activity {@code lambda} and {@code activity}
 * @param action as history names it, pattern suffix included: {@code invoke.waitForTaskToken}, {@code startExecution.sync:2};
 *     for a bare function or activity the ARN itself
 */
public record TaskResource(String arn, Kind kind, String resourceType, String action, CallPattern pattern) {

    /** Three families with event types of their own. */
    public enum Kind {
        /** A bare function ARN: LambdaFunction… events. */
        LAMBDA_FUNCTION,
        /** An activity ARN: Activity… events. */
        ACTIVITY,
        /** {@code arn:aws:states:::service:action}: Task… events. */
        SERVICE
    }

    /** How a service integration is waited for. */
    public enum CallPattern {
        REQUEST_RESPONSE(""),
        SYNC(".sync"),
        SYNC_2(".sync:2"),
        WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

        private final String suffix;

        CallPattern(String suffix) {
            this.suffix = suffix;
        }

        /** The end of the ARN. */
        public String suffix() {
            return suffix;
        }
    }

    private static final Pattern LAMBDA =
            Pattern.compile("arn:[a-z0-9-]+:lambda:[a-z0-9-]*:[0-9]*:function:.+", Pattern.DOTALL);
    private static final Pattern ACTIVITY =
            Pattern.compile("arn:[a-z0-9-]+:states:[a-z0-9-]*:[0-9]*:activity:.+", Pattern.DOTALL);
    private static final Pattern SERVICE = Pattern.compile(
            "arn:[a-z0-9-]+:states:[a-z0-9-]*:[0-9]*:(aws-sdk:[a-zA-Z0-9-]+|[a-zA-Z0-9-]+):([a-zA-Z0-9]+)(\\.sync:2|\\.sync|\\.waitForTaskToken)?");

    /** Reads an ARN; empty when it is of none of the three kinds. */
    public static Optional<TaskResource> of(String arn) {
        if (LAMBDA.matcher(arn).matches()) {
            return Optional.of(
                    new TaskResource(arn, Kind.LAMBDA_FUNCTION, "lambda", arn, CallPattern.REQUEST_RESPONSE));
        }
        if (ACTIVITY.matcher(arn).matches()) {
            return Optional.of(new TaskResource(arn, Kind.ACTIVITY, "activity", arn, CallPattern.REQUEST_RESPONSE));
        }
        Matcher service = SERVICE.matcher(arn);
        if (!service.matches()) {
            return Optional.empty();
        }
        String suffix = service.group(3) == null ? "" : service.group(3);
        for (CallPattern pattern : CallPattern.values()) {
            if (pattern.suffix().equals(suffix)) {
                return Optional.of(
                        new TaskResource(arn, Kind.SERVICE, service.group(1), service.group(2) + suffix, pattern));
            }
        }
        return Optional.empty();
    }

    /** The integration that serves this resource, e.g. {@code lambda:invoke}; the pattern suffix is left out. */
    public String integration() {
        return switch (kind) {
            case LAMBDA_FUNCTION -> "lambda:function";
            case ACTIVITY -> "activity";
            case SERVICE ->
                resourceType + ":"
                        + action.substring(0, action.length() - pattern.suffix().length());
        };
    }

    /** Whether a worker outside decides the task through a token. */
    public boolean waitsForToken() {
        return pattern == CallPattern.WAIT_FOR_TASK_TOKEN || kind == Kind.ACTIVITY;
    }
}
