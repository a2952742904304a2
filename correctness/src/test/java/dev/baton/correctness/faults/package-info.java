/** Faults are planted in production code, one by one, and each must be caught by the law or test that is named for it. */
@NullMarked
package dev.baton.correctness.faults;

import org.jspecify.annotations.NullMarked;
