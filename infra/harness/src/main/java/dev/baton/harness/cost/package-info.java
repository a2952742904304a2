/** What Baton's functions cost: real workflows on the harness, what they used, and list prices. See docs/cost.md. */
@NullMarked
package dev.baton.harness.cost;

import org.jspecify.annotations.NullMarked;
