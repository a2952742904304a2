/** What the log lines of the functions and of the local server have in common. */
@NullMarked
package dev.baton.engine.logging;

import org.jspecify.annotations.NullMarked;
