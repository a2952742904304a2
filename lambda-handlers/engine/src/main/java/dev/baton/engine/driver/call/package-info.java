/** Where calls stand: a {@code CallState} for each, read from the log and from what one driver remembers ({@code docs/call-states.md}). */
@NullMarked
package dev.baton.engine.driver.call;

import org.jspecify.annotations.NullMarked;
