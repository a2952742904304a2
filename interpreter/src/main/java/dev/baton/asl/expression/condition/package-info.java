@NullMarked
package dev.baton.asl.expression.condition;

import org.jspecify.annotations.NullMarked;
