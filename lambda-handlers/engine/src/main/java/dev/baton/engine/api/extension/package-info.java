/** Baton's own actions beside those of Step Functions: the same wire form, with the target prefix {@code Baton.}. */
@NullMarked
package dev.baton.engine.api.extension;

import org.jspecify.annotations.NullMarked;
