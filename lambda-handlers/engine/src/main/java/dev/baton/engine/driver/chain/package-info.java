/**
 * An execution as its log has it: the newest state and the attempts that are open in it, how it is loaded, and how a step becomes its next
 * entry.
 */
@NullMarked
package dev.baton.engine.driver.chain;

import org.jspecify.annotations.NullMarked;
