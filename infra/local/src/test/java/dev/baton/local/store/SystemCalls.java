package dev.baton.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process did to its files, out of a record of strace: how much of each file had been forced to disk at each
 * acknowledgement. This is the file layer that drops what was not forced, laid under a real process.
 */
final class SystemCalls {
    /** An acknowledgement, and how many bytes of each log were on disk when it began to be said. */
    record Acknowledgement(String what, int number, Map<String, Long> forced) {}

    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((\\d+)<([^>]*)>(.*)$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)$");
    private static final Pattern RESULT = Pattern.compile("= (-?\\d+)");
    private static final Pattern ACK = Pattern.compile("\"ack (\\w+) (\\d+)");

    private record Begun(String call, String file, long written) {}

    private final Map<String, Begun> unfinished = new HashMap<>();
    private final Map<String, Long> written = new HashMap<>();
    private final Map<String, Long> forced = new HashMap<>();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();

    private SystemCalls() {}

    static List<Acknowledgement> read(Path trace) throws IOException {
        SystemCalls calls = new SystemCalls();
        for (String line : Files.readAllLines(trace)) {
            calls.line(line);
        }
        return calls.acknowledgements;
    }

    private void line(String line) {
        Matcher call = CALL.matcher(line);
        Matcher resumed = RESUMED.matcher(line);
        if (call.find()) {
            Begun begun = new Begun(call.group(2), call.group(4), written.getOrDefault(call.group(4), 0L));
            acknowledgement(call.group(5));
            if (line.endsWith("<unfinished ...>")) {
                unfinished.put(call.group(1), begun);
            } else {
                ended(begun, call.group(5));
            }
        } else if (resumed.find()) {
            Begun begun = unfinished.remove(resumed.group(1));
            if (begun != null) {
                ended(begun, resumed.group(3));
            }
        }
    }

    private void acknowledgement(String arguments) {
        Matcher ack = ACK.matcher(arguments);
        if (ack.find()) {
            acknowledgements.add(new Acknowledgement(ack.group(1), Integer.parseInt(ack.group(2)), Map.copyOf(forced)));
        }
    }

    private void ended(Begun begun, String rest) {
        Matcher result = RESULT.matcher(rest);
        if (!begun.file().endsWith(".log") || !result.find()) {
            return;
        }
        switch (begun.call()) {
            case "write", "pwrite64" -> written.merge(begun.file(), Long.parseLong(last(result)), Long::sum);
            // What was written before the call began is on disk when it has returned.
            case "fsync", "fdatasync" -> forced.put(begun.file(), begun.written());
            default -> {}
        }
    }

    private static String last(Matcher result) {
        String value = result.group(1);
        while (result.find()) {
            value = result.group(1);
        }
        return value;
    }
}
