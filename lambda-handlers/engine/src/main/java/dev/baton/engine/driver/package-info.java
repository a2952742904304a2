/**
 * Drives executions. One Leg is one driver's work on one execution: it reads its mail (Inbox), looks at what
 * stands outside the log (Watch), reads where the calls stand (CallTable), plans (Plan), takes the step (Decision), commits it and carries it
 * out (Position, Commit, Effects), and rests when there is nothing to do (Resting, Parking). What it remembers of calls is in OwnCalls, a
 * CallState each.
 */
@NullMarked
package dev.baton.engine.driver;

import org.jspecify.annotations.NullMarked;
