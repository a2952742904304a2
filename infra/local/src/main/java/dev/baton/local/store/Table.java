package dev.baton.local.store;

/**
 * The column families. Entries lie apart from the small records: their keys only ever grow, so that the database moves
 * their files instead of rewriting them.
 */
enum Table {
    /** Heads, indexes, tokens, registry, express inputs: told apart by the first byte of the key, see {@link Keys}. */
    RECORDS,
    /** Entries by execution id and seq. */
    ENTRIES
}
