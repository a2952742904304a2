/** The durable form of executions: entries as chains of a snapshot and the deltas after it (docs/adr/0001). */
@NullMarked
package dev.baton.engine.log.codec;

import org.jspecify.annotations.NullMarked;
