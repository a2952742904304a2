/** The relay to a deployed API: signs what Step Functions clients send as Lambda's Function URLs want it. */
@NullMarked
package dev.baton.local.relay;

import org.jspecify.annotations.NullMarked;
