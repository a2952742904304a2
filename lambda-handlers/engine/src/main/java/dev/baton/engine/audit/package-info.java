/** Who changed what, and when. */
@NullMarked
package dev.baton.engine.audit;

import org.jspecify.annotations.NullMarked;
