package dev.baton.engine.log;

import java.util.HexFormat;

/**
 * The id of one run: 128 random bits, drawn when it is started. An execution name that is used again after its retention
 * is a new incarnation and never meets the old one's items. Seeds, attempt ids and tokens derive from it.
 */
public record Incarnation(long high, long low) {
    private static final HexFormat HEX = HexFormat.of();

    /** The lower half of {@link #high} of marked ones: 96 bits stay random. */
    private static final long MARK = 0x5EA1_ED00L;

    private static final long MARKED_BITS = 0xFFFF_FFFFL;

    /**
     * The same with the mark of runs whose data is encrypted by a key of the customer's. Whoever meets the key of a run, without its
     * head, so knows at no cost that it is none of them.
     */
    public Incarnation marked() {
        return new Incarnation((high & ~MARKED_BITS) | MARK, low);
    }

    /** Whether it bears the mark. One of four billion that do was drawn so by chance: then the head tells. */
    public boolean isMarked() {
        return (high & MARKED_BITS) == MARK;
    }

    /** Whether both are derived from the same bits, whichever of them is marked. */
    public boolean isSameRun(Incarnation other) {
        return low == other.low && marked().equals(other.marked());
    }

    /** 32 lower-case hexadecimal digits. */
    public String text() {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException when it is not 32 hexadecimal digits
     */
    public static Incarnation parse(String text) {
        if (text.length() != 32) {
            throw new IllegalArgumentException("an incarnation has 32 hexadecimal digits: " + text);
        }
        return new Incarnation(
                Long.parseUnsignedLong(text.substring(0, 16), 16), Long.parseUnsignedLong(text.substring(16), 16));
    }

    /** A seed for one purpose, e.g. an entry's sequence number; the same for the same arguments, for ever. */
    public long seed(long purpose) {
        long z = high ^ Long.rotateLeft(low, 32) ^ (purpose * 0x9E3779B97F4A7C15L);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
