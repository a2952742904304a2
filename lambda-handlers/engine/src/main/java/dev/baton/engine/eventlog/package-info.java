/** What executions write to logs: their events, as AWS writes them to CloudWatch Logs. Not the log that they are kept in. */
@NullMarked
package dev.baton.engine.eventlog;

import org.jspecify.annotations.NullMarked;
