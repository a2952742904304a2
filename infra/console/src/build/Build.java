import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the console: {@code web/} becomes {@code target/classes/console}. A machine with a JDK and Maven is enough: a JavaScript
 * runtime is looked for on the PATH (Deno), then in the Maven repository (Deno), then on the PATH again (Node with npm). All else
 * comes from the npm registry by a lock file with hashes, and none of its scripts run. What finds no runtime makes a jar without
 * console. Nothing is done when nothing has changed.
 */
class Build {
    private static final String DENO_VERSION = "2.5.4";

    private final Path web;
    private final Path target;
    private final String mavenHome;
    private final boolean offline;

    Build(Path web, Path target, String mavenHome, boolean offline) {
        this.web = web.toAbsolutePath();
        this.target = target.toAbsolutePath();
        this.mavenHome = mavenHome;
        this.offline = offline;
    }

    public static void main(String[] args) throws Exception {
        boolean required = Boolean.parseBoolean(args[4]);
        Build build = new Build(Path.of(args[0]), Path.of(args[1]), args[2], args[3].equals("offline=true"));
        if (!build.run(required) && required) {
            System.err.println("console: it is required (-Dconsole.required=true), and could not be made");
            System.exit(1);
        }
    }

    /** Whether there is a console afterwards. */
    private boolean run(boolean required) throws Exception {
        Path stamp = target.resolve("console.stamp");
        String state = digest();
        boolean made = Files.exists(index());
        if (Files.exists(stamp) && Files.readString(stamp).equals(state) && (made || !required)) {
            return made;
        }
        Files.createDirectories(target);
        delete(output());
        Optional<Runtime> runtime = runtime();
        if (runtime.isEmpty() || !installed(runtime.get())) {
            System.err.println("console: neither Deno nor Node with npm, or no packages: this build has no console");
        } else {
            bundle();
        }
        Files.writeString(stamp, state);
        return Files.exists(index());
    }

    /** What installs packages and runs tests. */
    private record Runtime(Path program, List<String> install) {}

    private Optional<Runtime> runtime() throws Exception {
        Optional<Path> deno = onPath("deno").or(this::denoOfMaven);
        Files.writeString(target.resolve("deno.path"), deno.map(Path::toString).orElse(""));
        if (deno.isPresent()) {
            return Optional.of(new Runtime(deno.get(), List.of("install", "--frozen", "--quiet")));
        }
        return onPath("node").isEmpty()
                ? Optional.empty()
                : onPath("npm")
                        .map(npm -> new Runtime(npm, List.of("ci", "--ignore-scripts", "--no-fund", "--no-audit")));
    }

    private Optional<Path> denoOfMaven() {
        Path folder = target.resolve("deno");
        try {
            if (program(folder, "deno").isEmpty() && platform().isPresent()) {
                String maven = mavenHome + "/bin/" + (windows() ? "mvn.cmd" : "mvn");
                List<String> fetch = new ArrayList<>(List.of(maven, "-q", "-B", "-ntp"));
                if (offline) {
                    fetch.add("-o");
                }
                fetch.add("org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack");
                fetch.add("-Dartifact=org.mvnpm.at.deno:" + platform().get() + ":" + DENO_VERSION);
                fetch.add("-DoutputDirectory=" + folder);
                fetch.add("-Dmdep.unpack.includes=**/deno,**/deno.exe");
                fetch.add("-DmarkersDirectory=" + folder.resolve("markers"));
                start(target, fetch);
            }
            Optional<Path> found = program(folder, "deno");
            found.ifPresent(path -> path.toFile().setExecutable(true));
            return found;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> platform() {
        String arch = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm64" : "x64";
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.contains("linux")) {
            return Optional.of("linux-" + arch + "-glibc");
        }
        if (os.contains("mac")) {
            return Optional.of("darwin-" + arch);
        }
        return windows() ? Optional.of("win32-" + arch) : Optional.empty();
    }

    private static boolean windows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    private boolean installed(Runtime runtime) throws Exception {
        Path stamp = web.resolve("node_modules/installed.stamp");
        String state = hash(List.of(web.resolve("package.json"), web.resolve("deno.lock")))
                + runtime.program().getFileName();
        if (Files.exists(stamp) && Files.readString(stamp).equals(state)) {
            return true;
        }
        List<String> command = new ArrayList<>(List.of(runtime.program().toString()));
        command.addAll(runtime.install());
        if (!start(web, command)) {
            return false;
        }
        Files.writeString(stamp, state);
        return true;
    }

    private void bundle() throws IOException {
        must(List.of(tool("tsc"), "-p", "."));
        must(List.of(
                tool("esbuild"),
                "src/main.tsx",
                "--bundle",
                "--minify",
                "--splitting",
                "--format=esm",
                "--jsx=automatic",
                "--target=es2022",
                "--legal-comments=linked",
                "--outdir=" + output(),
                "--entry-names=[name]-[hash]",
                "--chunk-names=chunk-[hash]",
                "--asset-names=[name]-[hash]",
                "--loader:.woff2=file",
                "--loader:.svg=file",
                "--log-level=warning"));
        String page = Files.readString(web.resolve("src/index.html"));
        for (String kind : List.of("js", "css")) {
            page = page.replace("main." + kind, made("main-[A-Z0-9]+\\." + kind));
        }
        Files.writeString(index(), page);
        Files.copy(web.resolve("src/icon.svg"), output().resolve("icon.svg"), StandardCopyOption.REPLACE_EXISTING);
    }

    private String made(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(output())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(pattern))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the bundle has no " + pattern));
        }
    }

    private Path output() {
        return target.resolve("classes/console");
    }

    private Path index() {
        return output().resolve("index.html");
    }

    /** A package's native program for this platform: no runtime stands between. */
    private String tool(String name) throws IOException {
        try (Stream<Path> files = Files.walk(web.resolve("node_modules"))) {
            Path found = files.filter(file -> file.getFileName().toString().matches(name + "(\\.exe)?"))
                    .filter(file -> file.toString()
                            .replace('\\', '/')
                            .matches(".*@(esbuild|typescript)[+/].*-(x64|arm64).*/(bin|lib)/[^/]+"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new IOException(name + " was not installed for this platform"));
            found.toFile().setExecutable(true);
            return found.toString();
        }
    }

    private void must(List<String> command) throws IOException {
        if (!start(web, command)) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static boolean start(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().putIfAbsent("DENO_TLS_CA_STORE", "system,mozilla");
        builder.environment().put("DENO_NO_UPDATE_CHECK", "1");
        builder.environment().put("NO_COLOR", "1");
        try {
            return builder.start().waitFor() == 0;
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, windows() ? name + (name.equals("npm") ? ".cmd" : ".exe") : name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> program(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name + "(\\.exe)?"))
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
    }

    private String digest() throws Exception {
        List<Path> inputs = new ArrayList<>();
        for (String name : List.of("package.json", "deno.lock", "tsconfig.json")) {
            inputs.add(web.resolve(name));
        }
        inputs.add(web.resolve("../src/build/Build.java"));
        try (Stream<Path> sources = Files.walk(web.resolve("src"))) {
            sources.filter(Files::isRegularFile).sorted().forEach(inputs::add);
        }
        return hash(inputs);
    }

    private String hash(List<Path> files) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : files) {
            digest.update(web.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
