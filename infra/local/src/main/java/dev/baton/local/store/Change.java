package dev.baton.local.store;

import org.jspecify.annotations.Nullable;

/**
 * One row that a commit writes.
 *
 * @param value null deletes the row
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares changes
record Change(Table table, byte[] key, byte @Nullable [] value) {}
