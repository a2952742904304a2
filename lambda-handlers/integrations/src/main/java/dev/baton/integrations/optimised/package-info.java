/** Integrations with a name of their own ({@code arn:aws:states:::dynamodb:putItem}), in the words of AWS's first Java SDK. */
@NullMarked
package dev.baton.integrations.optimised;

import org.jspecify.annotations.NullMarked;
