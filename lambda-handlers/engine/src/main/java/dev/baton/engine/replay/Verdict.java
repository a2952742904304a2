package dev.baton.engine.replay;

/** What would be different, the worst first. */
public enum Verdict {
    /** It succeeded, or had not failed so far, and would fail. */
    FAILS,
    /** It would come to what nobody knows, where it had gone on. */
    UNKNOWN,
    /** It would end badly in another way. */
    FAILS_OTHERWISE,
    /** It would go through other states. */
    OTHER_WAY,
    /** The same way, but its tasks would be asked something else; their answers were taken for the same. */
    OTHER_REQUESTS,
    /** The same way and the same requests, with another output. */
    OTHER_OUTPUT,
    /** It did not succeed, and would. */
    SUCCEEDS,
    /** Nothing. */
    SAME,
    /** It cannot be replayed: it is too long, or time or chance decided about its way. */
    NOT_REPLAYED
}
