/** One state run alone: what goes in and what comes out of a {@link dev.baton.asl.behavior.StateTrial}. */
@NullMarked
package dev.baton.asl.trial;

import org.jspecify.annotations.NullMarked;
