/** The same done to many executions: stops and redrives of all that a search finds, with progress, and taken up again after a crash. */
@NullMarked
package dev.baton.engine.batch;

import org.jspecify.annotations.NullMarked;
