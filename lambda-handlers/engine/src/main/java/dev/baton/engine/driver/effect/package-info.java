/** What a driver does outside: calls, tokens, polls of jobs, cancels that are owed, and the notice to a parent. */
@NullMarked
package dev.baton.engine.driver.effect;

import org.jspecify.annotations.NullMarked;
