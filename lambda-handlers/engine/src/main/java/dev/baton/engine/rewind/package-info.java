/** From which events of a closed execution it can go on, and with what state: what a redrive beyond AWS's own begins with. */
@NullMarked
package dev.baton.engine.rewind;

import org.jspecify.annotations.NullMarked;
