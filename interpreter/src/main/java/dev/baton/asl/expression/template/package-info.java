@NullMarked
package dev.baton.asl.expression.template;

import org.jspecify.annotations.NullMarked;
