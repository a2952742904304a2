@NullMarked
package dev.baton.asl.json;

import org.jspecify.annotations.NullMarked;
