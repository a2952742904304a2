/** What docs/correctness.md says, held against the tests that it names. */
@NullMarked
package dev.baton.correctness.page;

import org.jspecify.annotations.NullMarked;
