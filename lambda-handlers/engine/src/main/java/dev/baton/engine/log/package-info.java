@NullMarked
package dev.baton.engine.log;

import org.jspecify.annotations.NullMarked;
