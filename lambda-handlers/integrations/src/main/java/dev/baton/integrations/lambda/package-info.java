@NullMarked
package dev.baton.integrations.lambda;

import org.jspecify.annotations.NullMarked;
