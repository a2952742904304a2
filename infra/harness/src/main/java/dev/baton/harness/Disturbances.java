package dev.baton.harness;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How a test makes the functions' lives hard.
 *
 * @param dynamoDb where functions are sent that look for the server at that place
 * @param sqs the same for queues
 * @param variants the kinds of processes that each function has side by side, as far as its number of instances goes
 * @param redelivery asked for each batch of messages
 */
public record Disturbances(
        UnaryOperator<URI> dynamoDb, UnaryOperator<URI> sqs, List<Variant> variants, Supplier<Redelivery> redelivery) {

    /** Whether a batch of messages is delivered once more. */
    public enum Redelivery {
        NONE,
        /** To another instance, at the same time. */
        BESIDE,
        /** After it was done with and deleted. */
        AFTERWARDS
    }

    /** A life without. */
    public static final Disturbances NONE = new Disturbances(
            UnaryOperator.identity(), UnaryOperator.identity(), List.of(Variant.AS_BUILT), () -> Redelivery.NONE);

    public Disturbances {
        Objects.requireNonNull(dynamoDb, "dynamoDb");
        Objects.requireNonNull(sqs, "sqs");
        Objects.requireNonNull(redelivery, "redelivery");
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("a function has processes of some kind");
        }
    }
}
