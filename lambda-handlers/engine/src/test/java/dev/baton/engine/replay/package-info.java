@NullMarked
package dev.baton.engine.replay;

import org.jspecify.annotations.NullMarked;
