@NullMarked
package dev.baton.asl.expression;

import org.jspecify.annotations.NullMarked;
