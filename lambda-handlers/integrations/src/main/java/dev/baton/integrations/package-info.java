@NullMarked
package dev.baton.integrations;

import org.jspecify.annotations.NullMarked;
