package dev.baton.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.aws.dynamodb.CapacityLedger;
import dev.baton.aws.ledger.RequestLedger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an invocation used, as a log line.
 *
 * @param memoryMb the function's
 * @param usedMb what the process had at the most since its start, where the system tells
 * @param init how long the start of the process took, with its first invocation
 * @param took the invocation, as its handler sees it
 * @param cpu of the whole process meanwhile
 * @param taskCalls how many functions tasks called
 * @param serviceCalls how often tasks called actions of other services, polls and cancels among them
 * @param printed log lines beside this one
 * @param units of DynamoDB
 * @param requests of SQS and S3
 */
record LedgerLine(
        String function,
        String requestId,
        int memoryMb,
        OptionalLong usedMb,
        Optional<Duration> init,
        Duration took,
        Duration cpu,
        long taskCalls,
        Map<Called, Long> serviceCalls,
        Printed printed,
        Map<CapacityLedger.Use, CapacityLedger.Units> units,
        Map<RequestLedger.Use, RequestLedger.Requests> requests) {

    /** An action of a service, as generic resources name the service. */
    record Called(String service, String operation) {}

    /** Log lines: how many, and their bytes. */
    record Printed(long lines, long bytes) {}

    String text() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("level", "INFO");
        line.put("message", "ledger");
        ObjectNode ledger = line.putObject("ledger");
        ledger.put("function", function);
        ledger.put("requestId", requestId);
        ledger.put("memoryMb", memoryMb);
        usedMb.ifPresent(used -> ledger.put("usedMb", used));
        init.ifPresent(duration -> ledger.put("initMillis", duration.toMillis()));
        ledger.put("millis", took.toMillis());
        ledger.put("cpuMillis", cpu.toMillis());
        ledger.put("taskCalls", taskCalls);
        serviceCalls.forEach((called, calls) -> ledger.withArray("serviceCalls")
                .addObject()
                .put("service", called.service())
                .put("operation", called.operation())
                .put("calls", calls));
        ledger.put("logLines", printed.lines());
        ledger.put("logBytes", printed.bytes());
        units.forEach((use, units) -> put(ledger.withArray("dynamoDb"), use, units));
        requests.forEach((use, requests) -> put(ledger.withArray("requests"), use, requests));
        return line.toString();
    }

    private static void put(ArrayNode to, CapacityLedger.Use use, CapacityLedger.Units units) {
        ObjectNode node = to.addObject();
        node.put("table", use.table());
        node.put("index", use.index());
        node.put("operation", use.operation());
        node.put("requests", units.requests());
        node.put("readUnits", units.read());
        node.put("writeUnits", units.write());
        node.put("failedConditions", units.failedConditions());
    }

    private static void put(ArrayNode to, RequestLedger.Use use, RequestLedger.Requests requests) {
        ObjectNode node = to.addObject();
        node.put("service", use.service());
        node.put("operation", use.operation());
        node.put("requests", requests.requests());
        node.put("units", requests.units());
        node.put("bytes", requests.bytes());
    }
}
