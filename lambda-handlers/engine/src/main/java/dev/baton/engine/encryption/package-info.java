/**
 * Encryption by keys of the customer's: what is stored of machines that name one, and of their executions, is encrypted with data keys
 * that a key service gives. It stands before the ports, so that all stores get it from here.
 */
@NullMarked
package dev.baton.engine.encryption;

import org.jspecify.annotations.NullMarked;
