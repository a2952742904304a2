@NullMarked
package dev.baton.integrations.states;

import org.jspecify.annotations.NullMarked;
