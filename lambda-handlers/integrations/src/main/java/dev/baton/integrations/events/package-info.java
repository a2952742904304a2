/** EventBridge, for what is told of executions' statuses; what a Task puts there is an action like any other. */
@NullMarked
package dev.baton.integrations.events;

import org.jspecify.annotations.NullMarked;
