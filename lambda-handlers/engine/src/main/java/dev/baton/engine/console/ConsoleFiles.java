package dev.baton.engine.console;

import dev.baton.engine.api.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the console, which lie on the class path at {@code console/} when the build could make them. All but the first
 * page have the hash of what is in them in their names, so browsers keep them for good. Nothing on a page may come from elsewhere:
 * the Content-Security-Policy says so. Thread-safe.
 */
public final class ConsoleFiles {
    /** Where the console is served. */
    public static final String PATH = "/console";

    /** Inline styles are the graph's and the editor's; scripts are the console's own files only. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._-]+\\.(js|css|svg|woff2|txt)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private static final String ABSENT = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Baton</title></head>
        <body style="font-family:sans-serif;margin:4em;max-width:46em"><h1>This build has no console</h1>
        <p>When it was built, neither Deno nor Node with npm could be found or fetched. Install Node 22 or Deno, or let Maven
        reach its repository, and build again: <code>mvn package -Dconsole.required=true</code> tells what is missing.</p>
        <p>The API is here all the same, and so is the command line: <code>./baton history ARN</code>.</p></body></html>
        """;

    private final ClassLoader loader;

    public ConsoleFiles(ClassLoader loader) {
        this.loader = loader;
    }

    /** Whether a path is the console's matter. */
    public static boolean serves(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** Whether this build has a console. */
    public boolean present() {
        return loader.getResource("console/index.html") != null;
    }

    /**
     * Answers a GET.
     *
     * @param path one that {@link #serves}
     */
    public ApiResponse get(String path) {
        if (path.equals(PATH)) {
            return answer(308, "", "html", Map.of("Location", PATH + "/"));
        }
        String name = path.substring(PATH.length() + 1);
        if (name.isEmpty() || name.equals("index.html")) {
            Optional<byte[]> page = read("index.html");
            return page.map(content -> answer(200, content, "html", Map.of("Cache-Control", "no-cache")))
                    .orElseGet(() -> answer(501, ABSENT, "html", Map.of("Cache-Control", "no-store")));
        }
        String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Optional<byte[]> file = FILE.matcher(name).matches() ? read(name) : Optional.empty();
        String kept = name.contains("-") ? "public, max-age=31536000, immutable" : "no-cache";
        return file.map(content -> answer(200, content, kind, Map.of("Cache-Control", kept)))
                .orElseGet(() -> answer(404, "There is no such file in the console.", "txt", Map.of()));
    }

    private Optional<byte[]> read(String name) {
        @Nullable URL found = loader.getResource("console/" + name);
        if (found == null) {
            return Optional.empty();
        }
        try (InputStream in = found.openStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the console's file " + name + " could not be read", e);
        }
    }

    private static ApiResponse answer(int status, String text, String kind, Map<String, String> more) {
        return answer(status, text.getBytes(StandardCharsets.UTF_8), kind, more);
    }

    private static ApiResponse answer(int status, byte[] content, String kind, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", TYPES.getOrDefault(kind, "application/octet-stream"));
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return new ApiResponse(status, headers, content);
    }
}
