@NullMarked
package dev.baton.asl.expression.jsonata;

import org.jspecify.annotations.NullMarked;
