/** The console's files, for whoever carries them to a browser. */
@NullMarked
package dev.baton.engine.console;

import org.jspecify.annotations.NullMarked;
