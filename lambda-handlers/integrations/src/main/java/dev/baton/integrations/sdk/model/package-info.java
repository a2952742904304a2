/** AWS's published service models, as the script {@code infra/models/generate.py} packs them. */
@NullMarked
package dev.baton.integrations.sdk.model;

import org.jspecify.annotations.NullMarked;
