/** Tasks that wait for a person: any {@code .waitForTaskToken}, found in the states of running executions. */
@NullMarked
package dev.baton.engine.human;

import org.jspecify.annotations.NullMarked;
