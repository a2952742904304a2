package dev.baton.integrations.sdk.model;

/** The shapes of a service, by number. */
public interface Shapes {
    /** That shape, read when it is first asked for. */
    Shape shape(int number);
}
