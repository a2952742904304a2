package dev.baton.asl;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An Amazon Resource Name, {@code arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE} (<a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">AWS's page</a>). Whether there is such a thing it does not say.
 *
 * @param partition {@code aws}, {@code aws-cn} …
 * @param region may be empty
 * @param account may be empty
 * @param resource all that follows, in Step Functions {@code TYPE:NAME} and perhaps more
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    private static final int PARTS = 6;

    public Arn {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(resource, "resource");
    }

    /** Empty when it has not the form of one. */
    public static Optional<Arn> parse(String text) {
        String[] parts = text.split(":", PARTS);
        return parts.length == PARTS && parts[0].equals("arn")
                ? Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]))
                : Optional.empty();
    }

    /**
     * Reads one that was checked before.
     *
     * @throws IllegalArgumentException when it has not the form of one
     */
    public static Arn of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an ARN: " + text));
    }

    /** What follows the last colon, which in most ARNs is the name; the text itself where there is none. */
    public static String lastPart(String text) {
        return text.substring(text.lastIndexOf(':') + 1);
    }

    /** The resource's parts between colons: type, name … */
    public List<String> resourceParts() {
        return List.of(resource.split(":", -1));
    }

    /** Another resource beside it: of the same service, in the same place. */
    public Arn beside(String other) {
        return new Arn(partition, service, region, account, other);
    }

    /** A resource of another service in the same place. */
    public Arn inService(String otherService, String other) {
        return new Arn(partition, otherService, region, account, other);
    }

    /** What it belongs to: the same without the last part of its resource, as the machine of a version or an alias. */
    public Arn owner() {
        int end = resource.lastIndexOf(':');
        return end < 0 ? this : beside(resource.substring(0, end));
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
