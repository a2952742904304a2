@NullMarked
package dev.baton.asl.validation.rules;

import org.jspecify.annotations.NullMarked;
