package dev.baton.local.store;

import org.jspecify.annotations.Nullable;

/** Something that finds records by key. */
interface Records {

    /** The record of that key, or null. */
    byte @Nullable [] get(Table table, byte[] key);
}
