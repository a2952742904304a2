package dev.baton.engine.log;

/** Who wrote an entry: 128 random bits, drawn anew for each commit. */
public record CommitId(long high, long low) {}
