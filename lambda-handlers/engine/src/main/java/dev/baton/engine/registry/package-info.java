@NullMarked
package dev.baton.engine.registry;

import org.jspecify.annotations.NullMarked;
