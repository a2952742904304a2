@NullMarked
package dev.baton.asl.behavior;

import org.jspecify.annotations.NullMarked;
