package dev.baton.engine.records;

import java.util.List;
import java.util.Optional;

/**
 * The port of small records that are none of the engine's: kept by kind and key, in the order of their keys. A method that writes
 * returns when the write is durable. May be called from any number of threads. All methods throw {@link
 * dev.baton.engine.log.StoreException} when the store cannot answer.
 */
public interface SideRecords {

    /** What a record is of. */
    enum Kind {
        /** Who changed what. */
        CHANGE('c'),
        /** A batch of stops or redrives. */
        BATCH('b'),
        /** Who has taken a human task. */
        CLAIM('k');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        /** Stored, so never changed. */
        public char code() {
            return code;
        }
    }

    /**
     * A record.
     *
     * @param key unique in its kind, 1 to 1000 characters
     * @param text JSON
     */
    record SideRecord(String key, String text) {}

    /** Writes a record, whatever stands there. */
    void put(Kind kind, SideRecord record);

    /**
     * Replaces a record if what stands there is what was expected.
     *
     * @param expected the text that stands there; empty for none
     * @return whether it was written
     */
    boolean replace(Kind kind, String key, Optional<String> expected, String text);

    Optional<String> find(Kind kind, String key);

    /**
     * Records with the highest keys first.
     *
     * @param below only those with lower keys
     * @param limit 1 to 1000
     */
    List<SideRecord> latest(Kind kind, Optional<String> below, int limit);
}
