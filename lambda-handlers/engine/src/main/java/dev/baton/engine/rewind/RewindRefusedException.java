package dev.baton.engine.rewind;

/** The execution cannot go on from there; the message says why, to whoever asked. */
public final class RewindRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RewindRefusedException(String reason) {
        super(reason);
    }
}
