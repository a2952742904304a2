@NullMarked
package dev.baton.engine.driver;

import org.jspecify.annotations.NullMarked;
