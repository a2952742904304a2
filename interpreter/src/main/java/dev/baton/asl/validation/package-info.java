@NullMarked
package dev.baton.asl.validation;

import org.jspecify.annotations.NullMarked;
