import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Executions a second and processor time an execution of {@code ./baton local} (durable, default settings), beside a server that does
 * nothing ({@code FloorServer}). Both are processes of their own and are asked in turn, round by round, by the same closed-loop
 * clients on the same machine: what one gets, the other gets. A client starts an execution and describes it until it has ended.
 */
public final class Ratio {
    private static final String ROLE = "arn:aws:iam::123456789012:role/r";

    private record Workload(String name, String definition, String input) {}

    private record Round(long executions, double seconds, double cpuMillis) {
        double rate() {
            return executions / seconds;
        }
    }

    private final Path root;
    private final int seconds;
    private final int rounds;
    private final int clients;

    private Ratio(Map<String, String> options) {
        this.root = Path.of(options.getOrDefault("--root", "."));
        this.seconds = Integer.parseInt(options.getOrDefault("--seconds", "5"));
        this.rounds = Integer.parseInt(options.getOrDefault("--rounds", "3"));
        this.clients = Integer.parseInt(options.getOrDefault("--clients", "8"));
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        List<String> wanted = Arrays.asList(
                options.getOrDefault("--only", "chain10,task10,payload").split(","));
        Ratio ratio = new Ratio(options);
        System.out.printf(
                "%-8s %12s %12s %8s %14s %14s%n", "", "baton/s", "floor/s", "ratio", "baton ms CPU", "floor ms CPU");
        for (Workload workload : workloads()) {
            if (wanted.contains(workload.name())) {
                ratio.measure(workload);
            }
        }
    }

    private static List<Workload> workloads() {
        String small = "{\"order\":\"o-1\",\"total\":12.5}";
        String task = "\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:echo\"";
        return List.of(
                new Workload("chain10", chain(10, "\"Type\":\"Pass\""), small),
                new Workload("task10", chain(10, task), small),
                new Workload("payload", chain(5, "\"Type\":\"Pass\""), "{\"text\":\"" + "x".repeat(200_000) + "\"}"));
    }

    private static String chain(int states, String body) {
        StringBuilder text = new StringBuilder("{\"StartAt\":\"S1\",\"States\":{");
        for (int i = 1; i <= states; i++) {
            text.append("\"S").append(i).append("\":{").append(body);
            text.append(i == states ? ",\"End\":true}" : ",\"Next\":\"S" + (i + 1) + "\"},");
        }
        return text.append("}}").toString();
    }

    private void measure(Workload workload) throws Exception {
        HttpServer functions = functions();
        Path data = Files.createTempDirectory("baton-ratio");
        Process floor = floor(data, workload);
        Process baton = baton(data, functions.getAddress().getPort());
        try {
            int floorPort = Integer.parseInt(firstLine(floor, ".*"));
            String serving = firstLine(baton, ".*Step Functions API at .*");
            int batonPort = Integer.parseInt(
                    serving.substring(serving.lastIndexOf(':') + 1).strip());
            // The compilers have most of their work behind them then.
            round(batonPort, baton, workload, 2 * seconds);
            round(floorPort, floor, workload, seconds);
            List<Round> ours = new ArrayList<>();
            List<Round> theirs = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                ours.add(round(batonPort, baton, workload, seconds));
                theirs.add(round(floorPort, floor, workload, seconds));
            }
            report(workload, median(ours), median(theirs));
        } finally {
            stop(baton);
            stop(floor);
            functions.stop(0);
            delete(data);
        }
    }

    private static void report(Workload workload, Round baton, Round floor) {
        System.out.printf(
                Locale.ROOT,
                "%-8s %12.0f %12.0f %8.2f %14.2f %14.2f%n",
                workload.name(),
                baton.rate(),
                floor.rate(),
                baton.rate() / floor.rate(),
                baton.cpuMillis() / baton.executions(),
                floor.cpuMillis() / floor.executions());
    }

    private static Round median(List<Round> rounds) {
        return rounds.stream()
                .sorted((a, b) -> Double.compare(a.rate(), b.rate()))
                .toList()
                .get(rounds.size() / 2);
    }

    private Process floor(Path data, Workload workload) throws IOException {
        String output = "\"" + workload.input().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        Path shown = Files.writeString(data.resolve("output.json"), output);
        return new ProcessBuilder(
                        java(),
                        root.resolve("benchmarks/floor/FloorServer.java").toString(),
                        shown.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Process baton(Path data, int functions) throws IOException {
        ProcessBuilder baton = new ProcessBuilder(
                        root.resolve("baton").toString(),
                        "local",
                        "--port",
                        "0",
                        "--data",
                        data.resolve("store").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        baton.environment().put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + functions);
        baton.environment().put("AWS_ACCESS_KEY_ID", "any");
        baton.environment().put("AWS_SECRET_ACCESS_KEY", "any");
        return baton.start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Lambda, as far as these workloads need it. */
    private static HttpServer functions() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2048);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private static String firstLine(Process process, String pattern) throws IOException {
        var lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches(pattern)) {
                return line.strip();
            }
        }
        throw new IOException("the server ended before it served");
    }

    private Round round(int port, Process server, Workload workload, int length) throws Exception {
        String machine;
        try (Client client = new Client(port)) {
            machine = member(
                    client.call(
                            "CreateStateMachine",
                            "{\"name\":\"m\",\"roleArn\":\"" + ROLE + "\",\"definition\":"
                                    + quoted(workload.definition()) + "}"),
                    "stateMachineArn");
        }
        String start = "{\"stateMachineArn\":\"" + machine + "\",\"input\":" + quoted(workload.input()) + "}";
        AtomicLong done = new AtomicLong();
        long cpuBefore = cpu(server);
        long began = System.nanoTime();
        long end = began + Duration.ofSeconds(length).toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                threads.submit(() -> {
                    try (Client client = new Client(port)) {
                        while (System.nanoTime() < end) {
                            String arn = member(client.call("StartExecution", start), "executionArn");
                            client.untilEnded(arn);
                            done.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }
        return new Round(done.get(), (System.nanoTime() - began) / 1e9, (cpu(server) - cpuBefore) / 1e6);
    }

    /** Of the process that serves: the shell script has become the JVM. */
    private static long cpu(Process process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String member(String json, String name) {
        int at = json.indexOf("\"" + name + "\":\"");
        if (at < 0) {
            throw new IllegalStateException("no " + name + " in " + json.substring(0, Math.min(300, json.length())));
        }
        int from = at + name.length() + 4;
        return json.substring(from, json.indexOf('"', from));
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One connection that is kept, and as little work as possible. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            out = socket.getOutputStream();
        }

        void untilEnded(String arn) throws IOException, InterruptedException {
            long pause = 1;
            while (call("DescribeExecution", "{\"executionArn\":\"" + arn + "\"}")
                    .contains("\"RUNNING\"")) {
                Thread.sleep(pause);
                pause = Math.min(20, pause * 2);
            }
        }

        String call(String action, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String head =
                    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AWSStepFunctions."
                            + action + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            int length = -1;
            String status = line();
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (!status.contains(" 200")) {
                throw new IOException(status + " " + answer);
            }
            return answer;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
