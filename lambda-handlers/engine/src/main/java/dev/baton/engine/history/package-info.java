/** What a history tells: where an execution stands, state by state. Works on any history, also on one exported from AWS. */
@NullMarked
package dev.baton.engine.history;

import org.jspecify.annotations.NullMarked;
