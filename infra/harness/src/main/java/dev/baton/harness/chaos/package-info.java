/**
 * The chaos run: real workflows on the real artefact, while processes die, stand still and disagree about the time, and answers
 * are lost. What it demands is listed by {@link dev.baton.harness.chaos.ChaosReport}.
 */
@NullMarked
package dev.baton.harness.chaos;

import org.jspecify.annotations.NullMarked;
