@NullMarked
package dev.baton.aws.blob;

import org.jspecify.annotations.NullMarked;
