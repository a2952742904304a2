package dev.baton.engine.log.codec;

/**
 * An entry was written by a newer Baton. It is never guessed at: the message that led here is put back, so that a driver
 * of the newer version takes it.
 */
public class UnknownCodecVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int version;

    public UnknownCodecVersionException(long seq, int version) {
        super("entry " + seq + " has the codec version " + version + ", and this program knows versions up to "
                + EntryFormat.VERSION);
        this.version = version;
    }

    /** The version that the entry names. */
    public int version() {
        return version;
    }
}
