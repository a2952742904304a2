@NullMarked
package dev.baton.asl.parsing;

import org.jspecify.annotations.NullMarked;
