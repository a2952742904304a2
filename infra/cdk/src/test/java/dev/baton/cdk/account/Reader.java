package dev.baton.cdk.account;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Somebody who does what a page says, in a folder that looks like the repository after the build, with an account. */
final class Reader {
    private static final int PATIENCE_MINUTES = 15;
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final Path folder;
    private final Map<String, String> environment;
    private final StringBuilder seen = new StringBuilder();
    private Path at;

    /** @param environment beside what the test has */
    Reader(Path folder, Map<String, String> environment) throws IOException {
        this.folder = folder;
        this.at = folder;
        this.environment = new TreeMap<>(environment);
        this.environment.put("CDK_REQUIRE_APPROVAL", "never");
        this.environment.put("CDK_VALIDATION", "false");
        this.environment.put("SAM_CLI_TELEMETRY", "0");
        for (String needed : new String[] {"baton.template.json", "infra/sam/template.yaml", "infra/cdk/cdk.json"}) {
            Files.createDirectories(folder.resolve(needed).getParent());
            Files.copy(ROOT.resolve(needed), folder.resolve(needed));
        }
        Path zip = folder.resolve("lambda-handlers/functions/target/baton-functions.zip");
        Files.createDirectories(zip.getParent());
        Files.writeString(zip, "the functions");
    }

    /**
     * Does all of it, in its order.
     *
     * @param answers what is typed when a command asks
     * @return whether every command ended well
     */
    boolean follow(Page page, String answers) throws IOException, InterruptedException {
        for (Page.Step step : page.steps()) {
            boolean good = switch (step) {
                case Page.Commands commands -> run(commands.lines(), answers);
                case Page.Content content -> write(content);
            };
            if (!good) {
                return false;
            }
        }
        return true;
    }

    /** All that commands printed. */
    String seen() {
        return seen.toString();
    }

    private boolean write(Page.Content content) throws IOException {
        Files.writeString(folder.resolve(content.name()), content.text());
        return true;
    }

    private boolean run(String lines, String answers) throws IOException, InterruptedException {
        // The build was.
        String typed = lines.replaceAll("(?m)^mvn .*$", "");
        Path script = Files.createTempFile(folder, "typed", ".sh");
        Path left = Files.createTempFile(folder, "left", ".txt");
        Files.writeString(script, "set -e\n" + typed + "\npwd >" + left + "\n");
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString())
                .directory(at.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("seen.txt").toFile());
        builder.environment().putAll(environment);
        builder.environment().remove("AWS_CA_BUNDLE");
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(answers.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It asked nothing and is gone.
        }
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        seen.append(typed).append('\n').append(Files.readString(folder.resolve("seen.txt")));
        if (!ended || process.exitValue() != 0) {
            return false;
        }
        at = Path.of(Files.readString(left).strip());
        return true;
    }
}
