@NullMarked
package dev.baton.engine.token;

import org.jspecify.annotations.NullMarked;
