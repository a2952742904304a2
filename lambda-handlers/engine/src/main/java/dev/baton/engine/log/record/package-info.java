/**
 * The stored forms of heads and Express inputs: what their bytes are is said here and nowhere else. A store keeps
 * keys, conditions and indexes, and either the whole of a record or the parts of it that change by themselves.
 */
@NullMarked
package dev.baton.engine.log.record;

import org.jspecify.annotations.NullMarked;
