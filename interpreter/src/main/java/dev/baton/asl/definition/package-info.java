@NullMarked
package dev.baton.asl.definition;

import org.jspecify.annotations.NullMarked;
