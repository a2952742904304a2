/**
 * Fuzz: definitions, inputs, requests and stored bytes that were right and are made wrong, seeded. Whatever comes in gets an
 * answer: a result, or an error that names what is wrong.
 */
@NullMarked
package dev.baton.correctness.fuzz;

import org.jspecify.annotations.NullMarked;
