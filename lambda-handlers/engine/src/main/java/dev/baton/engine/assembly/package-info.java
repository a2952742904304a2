/** How an engine is put together: the same parts in the same order, wherever it runs. */
@NullMarked
package dev.baton.engine.assembly;

import org.jspecify.annotations.NullMarked;
