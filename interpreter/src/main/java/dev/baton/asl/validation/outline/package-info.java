@NullMarked
package dev.baton.asl.validation.outline;

import org.jspecify.annotations.NullMarked;
