/** Drivers and calls on virtual threads, for production; the simulation has its own. */
@NullMarked
package dev.baton.engine.driver.thread;

import org.jspecify.annotations.NullMarked;
