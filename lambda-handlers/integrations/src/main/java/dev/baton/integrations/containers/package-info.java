/** Tasks of ECS and jobs of Batch as containers of this machine, for who asks for it. */
@NullMarked
package dev.baton.integrations.containers;

import org.jspecify.annotations.NullMarked;
