/** Calls of any action of any AWS service, by the published models. */
@NullMarked
package dev.baton.integrations.sdk;

import org.jspecify.annotations.NullMarked;
