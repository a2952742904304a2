package dev.baton.harness;

import java.time.Duration;

/**
 * A function as it is deployed.
 *
 * @param name for people
 * @param handler its class
 * @param timeout after which its process is killed
 * @param instances how many processes it has at the most
 */
record FunctionSpec(String name, String handler, Duration timeout, int instances) {}
