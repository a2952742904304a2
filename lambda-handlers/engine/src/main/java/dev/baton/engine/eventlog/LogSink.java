package dev.baton.engine.eventlog;

import java.util.List;

/** The port to where logs lie. */
@FunctionalInterface
public interface LogSink {

    /**
     * Writes records, in order.
     *
     * @param destination a log group's ARN, or what else the sink has for one
     * @param machine the name of the state machine
     * @throws LogSinkException when they are lost
     */
    void write(String destination, String machine, List<LogRecord> records) throws LogSinkException;
}
