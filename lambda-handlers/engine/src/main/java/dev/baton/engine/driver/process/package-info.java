/**
 * What all drivers of one process share: the ports, the settings, which executions are at work here, and how a store is asked again that
 * could not answer.
 */
@NullMarked
package dev.baton.engine.driver.process;

import org.jspecify.annotations.NullMarked;
