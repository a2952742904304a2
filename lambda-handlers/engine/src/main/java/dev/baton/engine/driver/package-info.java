/**
 * Drives executions. This package is what the others see of a driver: what can be asked of it ({@code Executions}) and what it needs
 * ({@code DriverPorts}, {@code DriverSettings}). It knows none of its sub-packages, each of which knows those before it alone:
 * {@code process}, {@code chain}, {@code call}, {@code decision}, {@code effect}, {@code loop}, {@code request}. The loop itself is
 * {@code loop.DriverLoop}.
 */
@NullMarked
package dev.baton.engine.driver;

import org.jspecify.annotations.NullMarked;
