@NullMarked
package dev.baton.integrations.activity;

import org.jspecify.annotations.NullMarked;
