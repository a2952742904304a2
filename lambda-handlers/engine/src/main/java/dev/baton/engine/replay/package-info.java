/**
 * What a new definition would do with what was recorded: an execution is run again by the interpreter alone, its tasks answered by its
 * history, in time that passes at once. Nothing is called and nothing is written.
 */
@NullMarked
package dev.baton.engine.replay;

import org.jspecify.annotations.NullMarked;
