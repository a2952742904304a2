/** Tests of the console that need no browser. */
@NullMarked
package dev.baton.console;

import org.jspecify.annotations.NullMarked;
