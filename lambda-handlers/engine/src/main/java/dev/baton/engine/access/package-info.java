/** Who may do what, where the API is behind a door that knows its callers. */
@NullMarked
package dev.baton.engine.access;

import org.jspecify.annotations.NullMarked;
