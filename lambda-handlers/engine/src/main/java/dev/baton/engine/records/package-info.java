/** Small records beside the engine's own: who changed what, batches, claims of human tasks. */
@NullMarked
package dev.baton.engine.records;

import org.jspecify.annotations.NullMarked;
