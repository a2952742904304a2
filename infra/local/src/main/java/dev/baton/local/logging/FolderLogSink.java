package dev.baton.local.logging;

import dev.baton.engine.eventlog.LogRecord;
import dev.baton.engine.eventlog.LogSink;
import dev.baton.engine.eventlog.LogSinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes executions' events to a folder: for each state machine a file {@code MACHINE.log} with a JSON object in each line. */
public final class FolderLogSink implements LogSink {
    private final Path folder;

    /** @throws IOException when the folder is not there and cannot be made */
    public FolderLogSink(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public void write(String destination, String machine, List<LogRecord> records) throws LogSinkException {
        try {
            Files.write(
                    folder.resolve(machine + ".log"),
                    records.stream().map(LogRecord::text).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new LogSinkException("the log of " + machine + " cannot be written", e);
        }
    }
}
