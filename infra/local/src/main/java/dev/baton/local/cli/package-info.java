@NullMarked
package dev.baton.local.cli;

import org.jspecify.annotations.NullMarked;
