/** What is asked of executions from outside, each within its call: start, stop, redrive, the answers of workers, and Express runs. */
@NullMarked
package dev.baton.engine.driver.request;

import org.jspecify.annotations.NullMarked;
