/** HTTP of the one-process server: carries requests of AWS JSON 1.0 to the API and back. */
@NullMarked
package dev.baton.local.http;

import org.jspecify.annotations.NullMarked;
