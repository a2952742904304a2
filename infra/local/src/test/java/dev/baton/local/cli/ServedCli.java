package dev.baton.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command line that serves a console until it is stopped; its browser is a program that does not exist. */
final class ServedCli implements AutoCloseable {
    private static final Pattern PAGE = Pattern.compile("until Ctrl-C: (http://\\S+)");

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    private final Thread thread;

    ServedCli(String... args) {
        System.setProperty(Browser.PROGRAM, "no-such-browser-of-baton");
        thread = Thread.ofPlatform()
                .start(() -> Baton.line()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(args));
    }

    /** The address that was told. */
    URI page() throws InterruptedException {
        while (true) {
            boolean over = !thread.isAlive();
            Matcher told = PAGE.matcher(out + "\n" + err);
            if (told.find()) {
                return URI.create(told.group(1));
            }
            if (over) {
                throw new AssertionError("it ended: " + out + err);
            }
            Thread.sleep(20);
        }
    }

    HttpResponse<String> call(String target, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(page().resolve("/"))
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    String get(URI page) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        System.clearProperty(Browser.PROGRAM);
    }
}
