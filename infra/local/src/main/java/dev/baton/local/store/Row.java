package dev.baton.local.store;

/** A key and its record. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares rows
record Row(byte[] key, byte[] value) {}
