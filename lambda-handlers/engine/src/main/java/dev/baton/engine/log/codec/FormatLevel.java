package dev.baton.engine.log.codec;

/**
 * The newest version of {@link EntryFormat} in which entries are written. Whatever is newer than the level is not written, so that
 * a deployment can be taken back: first every process gets to know how to read a version, by code alone; when no older process can
 * come back any more, the level is raised, and the version is written. Code that needs a version to say something asks the
 * level before it does it.
 *
 * @param version from {@link #least} to {@link #newest}
 */
public record FormatLevel(int version) {
    /** What the first release reads: nothing older is ever gone back to. */
    private static final int LEAST = EntryFormat.WITH_REDRIVES;

    /** All that this program knows. */
    public static final FormatLevel NEWEST = new FormatLevel(newest());

    public FormatLevel {
        if (version < least() || version > newest()) {
            throw new IllegalArgumentException(
                    "a format level is a number from " + least() + " to " + newest() + ", not " + version);
        }
    }

    /** The lowest there is. */
    public static int least() {
        return LEAST;
    }

    /** The highest that this program can write, and read. */
    public static int newest() {
        return EntryFormat.VERSION;
    }

    /** The version of an entry that holds nothing new. */
    int plain() {
        return Math.min(EntryFormat.PLAIN, version);
    }

    /** @throws IllegalStateException when an entry needs a version that is above the level */
    void check(int since) {
        if (since > version) {
            throw new IllegalStateException(
                    "an entry needs the version " + since + ", and the format level is " + version);
        }
    }
}
