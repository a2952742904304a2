package dev.baton.integrations.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*}. */
record LogGroupArn(String region, String name) {
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z0-9-]+:logs:([a-z0-9-]+):[0-9]*:log-group:([^:*]+)(:\\*)?");

    /** Reads an ARN; empty when it is none. */
    static Optional<LogGroupArn> of(String text) {
        Matcher parts = ARN.matcher(text);
        return parts.matches() ? Optional.of(new LogGroupArn(parts.group(1), parts.group(2))) : Optional.empty();
    }
}
