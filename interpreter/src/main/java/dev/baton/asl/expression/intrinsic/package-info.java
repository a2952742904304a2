@NullMarked
package dev.baton.asl.expression.intrinsic;

import org.jspecify.annotations.NullMarked;
