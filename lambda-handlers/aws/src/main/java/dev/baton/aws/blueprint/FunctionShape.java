package dev.baton.aws.blueprint;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A Lambda function, published behind the alias {@code live}, with a log group of its own.
 *
 * @param id ends in {@code Function}, and is the simple name of its handler's class
 * @param timeout after which its process is ended
 * @param memoryMb megabytes
 * @param role id of its role
 * @param source what invokes it
 * @param feedsItself whether it sends to the queue that feeds it, which Lambda takes for an endless loop unless told
 * @param deadLetters id of the queue to which Lambda sends, in the role's name, an event that it handed over <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html">asynchronously</a> and whose tries all failed; without one Lambda
 *     drops it
 */
public record FunctionShape(
        String id,
        Duration timeout,
        int memoryMb,
        String role,
        Optional<Source> source,
        boolean feedsItself,
        Optional<String> deadLetters) {
    private static final String PACKAGE = "dev.baton.functions.";
    private static final Duration LONGEST = Duration.ofSeconds(900);

    /** What invokes a function by itself. */
    public sealed interface Source {}

    /**
     * A queue, in batches whose failures are reported message by message.
     *
     * @param queue its id
     * @param batch messages at the most
     */
    public record Lane(String queue, int batch) implements Source {
        public Lane {
            Objects.requireNonNull(queue, "queue");
            if (batch < 1 || batch > 10) {
                throw new IllegalArgumentException("a batch of " + batch);
            }
        }
    }

    /** A schedule. */
    public record Every(Duration period) implements Source {
        public Every {
            if (period.toMinutes() < 1) {
                throw new IllegalArgumentException("a schedule has minutes, not " + period);
            }
        }
    }

    /** A Function URL that lets in whom IAM lets in. */
    public record Url() implements Source {}

    public FunctionShape {
        PartName.suffix(id, "Function");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(deadLetters, "deadLetters");
        if (timeout.compareTo(LONGEST) > 0 || timeout.toSeconds() < 1) {
            throw new IllegalArgumentException("a time-out of " + timeout);
        }
        if (memoryMb < 128 || memoryMb > 10_240) {
            throw new IllegalArgumentException(memoryMb + " MB");
        }
    }

    /** Ends the function's name. */
    public String suffix() {
        return PartName.suffix(id, "Function");
    }

    /** The class. */
    public String handler() {
        return PACKAGE + id;
    }

    /** The id of the queue that feeds it. */
    public Optional<String> lane() {
        return source.flatMap(kind -> kind instanceof Lane lane ? Optional.of(lane.queue()) : Optional.empty());
    }

    /** The same with another time-out. */
    public FunctionShape within(Duration other) {
        return new FunctionShape(id, other, memoryMb, role, source, feedsItself, deadLetters);
    }
}
