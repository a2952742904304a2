/** The console, used in a browser as a person would. */
@NullMarked
package dev.baton.browser;

import org.jspecify.annotations.NullMarked;
