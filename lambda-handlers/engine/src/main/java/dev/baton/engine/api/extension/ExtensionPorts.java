package dev.baton.engine.api.extension;

import dev.baton.engine.api.Ports;
import dev.baton.engine.log.LogGrowth;

/**
 * What the own actions stand on.
 *
 * @param api what the API stands on
 * @param growth when logs grow, where that can be known
 */
public record ExtensionPorts(Ports api, LogGrowth growth) {}
