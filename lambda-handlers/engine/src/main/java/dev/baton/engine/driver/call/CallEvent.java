package dev.baton.engine.driver.call;

import dev.baton.engine.task.TaskAnswer;
import java.time.Instant;

/** What may happen to one call in the hands of one driver. */
sealed interface CallEvent {

    /**
     * The driver makes it.
     *
     * @param again whether another driver may have made it before
     */
    record Made(boolean again) implements CallEvent {}

    /** Its answer came. */
    record Answered(TaskAnswer answer) implements CallEvent {}

    /** Its answer was that there is no room, and it is to be made again then. */
    record Refused(Instant until) implements CallEvent {}

    /** Another driver was sent for to make it. */
    record SentFor() implements CallEvent {}

    /** Its attempt's token was found closed, though the attempt is open. */
    record TokenFoundClosed(Instant at) implements CallEvent {}

    /** Its answer says nothing, because another driver has committed one meanwhile. */
    record Overtaken() implements CallEvent {}

    /** The step that took it in is committed, or it changed nothing. */
    record Committed() implements CallEvent {}

    /**
     * Its attempt is not open any more.
     *
     * @param named whether the answer of the call may name what is to be ended
     */
    record Over(boolean named) implements CallEvent {}
}
