/** Finds executions across machines, by what is known of them, within a bound of work. */
@NullMarked
package dev.baton.engine.search;

import org.jspecify.annotations.NullMarked;
