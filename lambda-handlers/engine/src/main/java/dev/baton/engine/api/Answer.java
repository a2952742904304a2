package dev.baton.engine.api;

import software.amazon.awssdk.core.SdkPojo;

/** What an action answers. */
sealed interface Answer {
    /** A shape of the service model. */
    record Shape(SdkPojo shape) implements Answer {}

    /** JSON that was already written. */
    record Written(byte[] json) implements Answer {}
}
