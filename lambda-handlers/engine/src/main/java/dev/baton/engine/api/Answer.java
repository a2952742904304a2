package dev.baton.engine.api;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/** What an action answers. */
sealed interface Answer {
    /** A shape of the service model. */
    record Shape(SdkPojo shape) implements Answer {}

    /**
     * One that comes later, so that nobody need wait in a thread for it.
     *
     * @param begin told for whom; what it gives is no {@code Later} again, and is completed within a minute or so
     */
    record Later(Function<Caller, CompletionStage<Answer>> begin) implements Answer {}

    /** JSON that was already written. */
    record Written(byte[] json) implements Answer {}
}
