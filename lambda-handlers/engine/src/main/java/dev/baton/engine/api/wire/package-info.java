/** AWS JSON 1.0: shapes of the service model to and from JSON, and the model's constraints. */
@NullMarked
package dev.baton.engine.api.wire;

import org.jspecify.annotations.NullMarked;
