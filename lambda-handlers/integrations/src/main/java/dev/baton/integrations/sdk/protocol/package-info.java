/** The wire protocols of AWS's services: values of a model's shapes to requests, answers to values. */
@NullMarked
package dev.baton.integrations.sdk.protocol;

import org.jspecify.annotations.NullMarked;
