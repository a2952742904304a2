package dev.baton.engine.api;

/** The log groups that a machine's LoggingConfiguration may name. */
@FunctionalInterface
public interface LogDestinations {
    /** Nobody knows any. */
    LogDestinations UNKNOWN = arn -> true;

    /** False when there surely is no such group. */
    boolean mayExist(String logGroupArn);
}
