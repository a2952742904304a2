@NullMarked
package dev.baton.integrations.mock;

import org.jspecify.annotations.NullMarked;
