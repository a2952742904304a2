/** What is to be done: the facts outside the log, the plan, the step, and which tokens are closed before it is committed. */
@NullMarked
package dev.baton.engine.driver.decision;

import org.jspecify.annotations.NullMarked;
