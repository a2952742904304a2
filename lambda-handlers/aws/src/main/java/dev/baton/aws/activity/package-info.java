@NullMarked
package dev.baton.aws.activity;

import org.jspecify.annotations.NullMarked;
