@NullMarked
package dev.baton.engine.batch;

import org.jspecify.annotations.NullMarked;
