/** CloudWatch Logs, for what executions log; what a Task calls there is an action like any other. */
@NullMarked
package dev.baton.integrations.logs;

import org.jspecify.annotations.NullMarked;
