package dev.baton.asl.execution;

/**
 * Which results a page holds.
 *
 * @param frame id of the frame whose Parallel or Map state it is
 * @param page results {@code page * ResultPage.SIZE} and on
 */
public record PageKey(int frame, int page) {}
