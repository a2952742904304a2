@NullMarked
package dev.baton.local.logging;

import org.jspecify.annotations.NullMarked;
