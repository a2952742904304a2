@NullMarked
package dev.baton.engine.wakeup;

import org.jspecify.annotations.NullMarked;
