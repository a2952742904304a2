package dev.baton.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.api.ApiResponse;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {
    @TempDir
    private Path folder;

    @Test
    void thePageIsAskedForAgainAndHashedFilesAreKept() throws IOException {
        ConsoleFiles files = files("index.html", "main-AB12.js");
        assertThat(files.get("/console/").headers())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Cache-Control", "no-cache");
        assertThat(files.get("/console/main-AB12.js").headers())
                .containsEntry("Content-Type", "text/javascript; charset=utf-8")
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable");
        assertThat(files.present()).isTrue();
    }

    @Test
    void withoutSlashTheBrowserIsSentToTheFolder() throws IOException {
        ApiResponse answer = files("index.html").get("/console");
        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.headers()).containsEntry("Location", "/console/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/../secret.txt",
                "/console/%2e%2e/secret.txt",
                "/console/a/b.js",
                "/console//etc/passwd",
                "/console/absent.js",
                "/console/page.class",
                "/console/\u0000.js"
            })
    void nothingElseIsGivenAway(String path) throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        assertThat(files("index.html", "page.class").get(path).status()).isEqualTo(404);
    }

    @Test
    void everyAnswerForbidsForeignContent() throws IOException {
        ConsoleFiles files = files("index.html", "main-AB12.js");
        for (String path : new String[] {"/console", "/console/", "/console/main-AB12.js", "/console/absent.js"}) {
            assertThat(files.get(path).headers())
                    .as(path)
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .hasEntrySatisfying(
                            "Content-Security-Policy",
                            policy -> assertThat(policy)
                                    .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                                    .doesNotContain("unsafe-eval", "http"));
        }
    }

    @Test
    void aBuildWithoutConsoleSaysSo() throws IOException {
        ApiResponse answer = files().get("/console/");
        assertThat(answer.status()).isEqualTo(501);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("This build has no console");
    }

    private ConsoleFiles files(String... names) throws IOException {
        Path console = Files.createDirectories(folder.resolve("console"));
        for (String name : names) {
            Files.writeString(console.resolve(name), name);
        }
        return new ConsoleFiles(
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader()));
    }
}
