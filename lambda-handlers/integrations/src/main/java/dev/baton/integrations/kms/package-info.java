/** The customers' keys where KMS has them. */
@NullMarked
package dev.baton.integrations.kms;

import org.jspecify.annotations.NullMarked;
