@NullMarked
package dev.baton.asl.expression.path;

import org.jspecify.annotations.NullMarked;
