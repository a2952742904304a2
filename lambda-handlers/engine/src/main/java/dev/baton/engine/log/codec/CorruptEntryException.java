package dev.baton.engine.log.codec;

/** The bytes of an entry are not what was written. */
public class CorruptEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what is wrong
     * @param offset where in the entry's body it was noticed
     */
    public CorruptEntryException(String what, int offset) {
        super(what + " (at byte " + offset + ")");
    }

    public CorruptEntryException(String what, Throwable cause) {
        super(what, cause);
    }

    public CorruptEntryException(String what) {
        super(what);
    }
}
