@NullMarked
package dev.baton.asl.execution;

import org.jspecify.annotations.NullMarked;
