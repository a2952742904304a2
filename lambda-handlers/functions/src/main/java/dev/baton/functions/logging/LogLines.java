package dev.baton.functions.logging;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Where every log line goes, metrics included. Thread-safe. */
public final class LogLines {
    private static volatile Optional<Consumer<String>> listener = Optional.empty();

    private LogLines() {}

    /** Prints a line. */
    public static void print(String line) {
        listener.ifPresent(told -> told.accept(line));
        PrintStream out = System.out;
        out.println(line);
    }

    /** Tells somebody of each line from now on; there is one listener. */
    public static void tell(Consumer<String> toldOfEachLine) {
        listener = Optional.of(toldOfEachLine);
    }
}
