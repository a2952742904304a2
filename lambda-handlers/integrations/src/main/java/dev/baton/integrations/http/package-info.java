/** Tasks that call HTTP APIs: {@code http:invoke} with connections, and {@code apigateway:invoke}. */
@NullMarked
package dev.baton.integrations.http;

import org.jspecify.annotations.NullMarked;
