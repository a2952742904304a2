/** Log lines as JSON objects, which CloudWatch Logs Insights reads field by field. */
@NullMarked
package dev.baton.functions.logging;

import org.jspecify.annotations.NullMarked;
