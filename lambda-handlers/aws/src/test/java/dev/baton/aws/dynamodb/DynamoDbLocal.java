package dev.baton.aws.dynamodb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB Local in a JVM of its own, one for all tests of this JVM, in memory. Its licence allows to run it, not to pass it
 * on, and its libraries must not meet ours: the build resolves its class path into a file. Where there is none, tests that
 * need it are skipped, and say so.
 */
public final class DynamoDbLocal implements ExecutionCondition {
    /** Where the build puts the class path; overridden by the system property {@code dynamodb-local.classpath}. */
    private static final Path CLASS_PATH = Path.of(System.getProperty(
            "dynamodb-local.classpath",
            Path.of("target", "dynamodb-local.classpath").toString()));

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Files.isReadable(CLASS_PATH)) {
            return ConditionEvaluationResult.enabled("DynamoDB Local is here");
        }
        String reason = "SKIPPED, NOT TESTED: " + context.getDisplayName() + ": DynamoDB Local could not be had ("
                + CLASS_PATH.toAbsolutePath() + " is missing)";
        System.err.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    /** Where it listens; it is started on the first call. */
    public static URI endpoint() {
        return Server.ENDPOINT;
    }

    /** A client of it with those interceptors. */
    public static DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return client(config -> Stream.of(interceptors).forEach(config::addExecutionInterceptor));
    }

    /** A client of it, configured in another way. */
    public static DynamoDbClient client(Consumer<ClientOverrideConfiguration.Builder> configuration) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration)
                .build();
    }

    /** New tables that nothing deletes from. */
    public static Tables freshTables() {
        return FreshTables.on(shared());
    }

    /** A client for all who want nothing special. */
    public static DynamoDbClient shared() {
        return Shared.CLIENT;
    }

    private static final class Shared {
        static final DynamoDbClient CLIENT = client();
    }

    private static final class Server {
        static final URI ENDPOINT = start();

        private static URI start() {
            try {
                int port = freePort();
                Process process = new ProcessBuilder(commandLine(port))
                        .redirectErrorStream(true)
                        .redirectOutput(CLASS_PATH
                                .resolveSibling("dynamodb-local-" + port + ".log")
                                .toFile())
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
                URI endpoint = URI.create("http://localhost:" + port);
                await(endpoint, process);
                return endpoint;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String[] commandLine(int port) throws IOException {
            String classPath = Files.readString(CLASS_PATH).strip();
            Optional<Path> library = Stream.of(classPath.split(File.pathSeparator))
                    .filter(entry -> entry.matches(".*\\.(so|dylib|dll)"))
                    .map(Path::of)
                    .filter(entry -> entry.toString().contains(platform()))
                    .findFirst();
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            return new String[] {
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Dsqlite4java.library.path="
                        + library.map(Path::getParent).map(Path::toString).orElse("."),
                "-cp",
                Stream.of(classPath.split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .collect(Collectors.joining(File.pathSeparator)),
                "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                "-inMemory",
                "-sharedDb",
                "-disableTelemetry",
                "-port",
                Integer.toString(port)
            };
        }

        private static String platform() {
            String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            return os.contains("mac") ? "osx" : os.contains("win") ? "win32-x64" : "linux-amd64";
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        private static void await(URI endpoint, Process process) {
            long end = System.nanoTime() + START_LIMIT.toNanos();
            while (!answers(endpoint)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    process.destroyForcibly();
                    throw new IllegalStateException("DynamoDB Local did not start; see its log beside " + CLASS_PATH);
                }
                try {
                    Thread.sleep(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted", e);
                }
            }
        }

        private static boolean answers(URI endpoint) {
            try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        }
    }
}
