/** What resources answer with, by the services' models: to check mocks, and to make them. */
@NullMarked
package dev.baton.integrations.answer;

import org.jspecify.annotations.NullMarked;
