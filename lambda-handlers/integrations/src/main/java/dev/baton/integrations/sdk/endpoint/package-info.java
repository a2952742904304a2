/**
 * Where a service is: the endpoint rule sets that AWS publishes with its models (<a
 * href="https://smithy.io/2.0/additional-specs/rules-engine/specification.html">Smithy's rules engine</a>).
 */
@NullMarked
package dev.baton.integrations.sdk.endpoint;

import org.jspecify.annotations.NullMarked;
