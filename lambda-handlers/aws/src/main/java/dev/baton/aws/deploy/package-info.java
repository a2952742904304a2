@NullMarked
package dev.baton.aws.deploy;

import org.jspecify.annotations.NullMarked;
