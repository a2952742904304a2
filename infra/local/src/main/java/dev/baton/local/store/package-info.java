/**
 * The embedded store: the engine's ports on RocksDB, in a folder, with one writer thread that commits whatever waits.
 *
 * <p>{@link dev.baton.local.store.EmbeddedStore} opens it and hands out the ports. Why RocksDB, and what it was measured
 * against: {@code docs/adr/0002-embedded-store.md}.
 */
@NullMarked
package dev.baton.local.store;

import org.jspecify.annotations.NullMarked;
