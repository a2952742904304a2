/** Which calls of AWS each function makes, and whether the policies of what is deployed allow them. */
@NullMarked
package dev.baton.harness.permission;

import org.jspecify.annotations.NullMarked;
