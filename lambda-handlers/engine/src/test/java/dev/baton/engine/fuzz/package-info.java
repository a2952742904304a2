/**
 * Fuzz: what was right and is made wrong, seeded, and how an API must stand it. Whatever comes in gets an answer: a result, or an
 * error that names what is wrong.
 */
@NullMarked
package dev.baton.engine.fuzz;

import org.jspecify.annotations.NullMarked;
