@NullMarked
package dev.baton.engine.api;

import org.jspecify.annotations.NullMarked;
