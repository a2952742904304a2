/**
 * Whom it is told that the status of an execution changed, as Step Functions tells EventBridge. The end of an execution is owed until it
 * was told; that one runs is told as well as it goes.
 */
@NullMarked
package dev.baton.engine.status;

import org.jspecify.annotations.NullMarked;
