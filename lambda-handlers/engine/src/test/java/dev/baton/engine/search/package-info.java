@NullMarked
package dev.baton.engine.search;

import org.jspecify.annotations.NullMarked;
