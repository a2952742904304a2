@NullMarked
package dev.baton.engine.activity;

import org.jspecify.annotations.NullMarked;
