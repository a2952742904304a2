@NullMarked
package dev.baton.asl.history;

import org.jspecify.annotations.NullMarked;
