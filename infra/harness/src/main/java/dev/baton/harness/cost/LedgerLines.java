package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.harness.cost.Prices.Assumption;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what functions told of their invocations ({@code BATON_LEDGER=true}) from their logs, each line once. */
final class LedgerLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\"ledger\":{";

    private final Path logs;
    private final Map<Path, Long> read = new HashMap<>();

    /** Begins behind what the logs have already. */
    LedgerLines(Path logs) throws IOException {
        this.logs = logs;
        next();
    }

    /** The lines since the last call. */
    List<JsonNode> next() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                for (String line : lines(file)) {
                    if (line.contains(MARK)) {
                        found.add(JSON.readTree(line).path("ledger"));
                    }
                }
            }
        }
        return found;
    }

    /** Whole lines; one that is just being written is left for later. */
    private List<String> lines(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = read.getOrDefault(file, 0L);
            byte[] bytes = new byte[Math.toIntExact(in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf('\n') + 1;
            read.put(file, from + end);
            return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** What an invocation used. */
    static Usage usage(JsonNode ledger, Prices prices) {
        Usage used = duration(ledger, prices)
                .and(Resource.INVOCATIONS, 1)
                .and(Resource.LOG_LINES, ledger.path("logLines").asDouble())
                .and(Resource.LOG_BYTES, ledger.path("logBytes").asDouble())
                .and(Resource.TASK_CALLS, ledger.path("taskCalls").asDouble());
        String function = ledger.path("function").asText();
        if (function.equals("baton-driver") || function.equals("baton-long-task")) {
            used = used.and(Resource.DRIVER_INVOCATIONS, 1);
        }
        for (JsonNode use : ledger.path("dynamoDb")) {
            used = used.plus(units(use));
        }
        for (JsonNode use : ledger.path("requests")) {
            used = used.plus(requests(use));
        }
        return used;
    }

    /** With less memory than a core's a function has a part of one, so what is computed takes longer than here. */
    private static Usage duration(JsonNode ledger, Prices prices) {
        double memory = ledger.path("memoryMb").asDouble();
        double stretch = Math.max(1, prices.assumed(Assumption.CPU_MB_PER_CORE) / memory);
        double millis = ledger.path("millis").asDouble();
        double cpu = ledger.path("cpuMillis").asDouble();
        double billed = Math.ceil(millis + cpu * (stretch - 1));
        return Usage.of(Resource.GIGABYTE_SECONDS, billed / 1000 * memory / 1024)
                .and(Resource.MILLIS, millis)
                .and(Resource.MEMORY_MB, memory)
                .and(Resource.CPU_MILLIS, cpu);
    }

    private static Usage units(JsonNode use) {
        double write = use.path("writeUnits").asDouble();
        String table = use.path("table").asText();
        double read = use.path("readUnits").asDouble();
        Usage units = Usage.of(Resource.READ_UNITS, read)
                .and(Resource.REGISTRY_READ_UNITS, table.endsWith("registry") ? read : 0)
                .and(Resource.FAILED_CONDITIONS, use.path("failedConditions").asDouble());
        if (!use.path("index").asText().isEmpty()) {
            return units.and(Resource.INDEX_WRITE_UNITS, write);
        }
        boolean writes = write > 0 && table.endsWith("executions");
        return units.and(Resource.TABLE_WRITE_UNITS, write)
                .and(Resource.TABLE_WRITES, writes ? use.path("requests").asDouble() : 0);
    }

    private static Usage requests(JsonNode use) {
        double requests = use.path("requests").asDouble();
        String operation = use.path("operation").asText();
        if (use.path("service").asText().equalsIgnoreCase("S3")) {
            return Usage.of(operation.startsWith("Put") ? Resource.S3_PUTS : Resource.S3_GETS, requests);
        }
        return Usage.of(Resource.SQS_REQUESTS, use.path("units").asDouble())
                .and(Resource.MESSAGES, operation.equals("SendMessage") ? requests : 0);
    }
}
