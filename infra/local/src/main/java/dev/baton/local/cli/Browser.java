package dev.baton.local.cli;

import dev.baton.engine.console.ConsoleFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The user's browser. */
final class Browser {
    /** The property that names another program than the system's. */
    static final String PROGRAM = "baton.browser";

    private Browser() {}

    /** The console of a server that listens there. */
    static URI consoleOf(InetSocketAddress address) {
        String host = address.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address.getAddress().getHostAddress();
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + address.getPort() + ConsoleFiles.PATH + "/");
    }

    /**
     * Shows a page.
     *
     * @throws UserMistake when there is nothing that opens pages
     */
    static void show(URI page) {
        try {
            new ProcessBuilder(opener(page.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UserMistake("no browser could be opened; the page is " + page, e);
        }
    }

    private static List<String> opener(String page) {
        String wanted = System.getProperty(PROGRAM, "");
        if (!wanted.isEmpty()) {
            return List.of(wanted, page);
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return List.of("open", page);
        }
        return system.contains("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", page)
                : List.of("xdg-open", page);
    }
}
