/** Baton's own actions, on the stores of one process. */
@NullMarked
package dev.baton.local.extension;

import org.jspecify.annotations.NullMarked;
