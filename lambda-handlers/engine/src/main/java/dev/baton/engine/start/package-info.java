/** How executions are started, whoever asks: what a machine's ARN names, which names and inputs are good, and what a name that is taken means. */
@NullMarked
package dev.baton.engine.start;

import org.jspecify.annotations.NullMarked;
