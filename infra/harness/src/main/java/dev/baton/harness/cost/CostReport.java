package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.harness.cost.Prices.Assumption;
import dev.baton.harness.cost.Prices.Price;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The result, for people in tables of Markdown and for programs in JSON.
 *
 * @param memoryMb what all functions have
 * @param usedMb what the fullest of their processes took, here
 * @param startMillis how long a process of a function took to start, here
 */
record CostReport(
        Prices prices, Month month, List<Measurement> measurements, int memoryMb, long usedMb, double startMillis) {

    void print(PrintWriter out) {
        out.println(
                "Dollars for a million transitions, list prices of " + prices.region() + " (" + prices.asOf() + "):");
        out.println();
        totals(out);
        out.println();
        out.println("Where the money goes, dollars for a million transitions:");
        out.println();
        breakdown(out);
        out.println();
        out.println("What one execution uses, on average:");
        out.println();
        counts(out);
        out.println();
        monthly(out);
        out.println();
        assumptions(out);
    }

    private void totals(PrintWriter out) {
        Table table = new Table("Workflow", "Baton", "Step Functions Standard", "Express", "promised");
        for (Measurement measurement : measurements) {
            Workload workload = measurement.workload();
            OptionalDouble express = measurement.express(prices);
            table.row(
                    workload.title() + " (" + workload.transitions() + " transitions)",
                    money(measurement.perMillion(prices, month).total()),
                    money(prices.usd(Price.STANDARD_TRANSITIONS, 1e6)),
                    express.isPresent() ? money(express.getAsDouble()) : "cannot run it",
                    workload.most().isPresent() ? "≤ " + money(workload.most().getAsDouble()) : "");
        }
        table.print(out);
    }

    private void breakdown(PrintWriter out) {
        List<Bill.Line> lines = new ArrayList<>(List.of(Bill.Line.values()));
        lines.remove(Bill.Line.S3);
        Table table = new Table("Workflow", lines.stream().map(Bill.Line::title).toArray(String[]::new));
        for (Measurement measurement : measurements) {
            Bill bill = measurement.perMillion(prices, month);
            table.row(
                    measurement.workload().name(),
                    lines.stream().map(line -> money(bill.of(line))).toArray(String[]::new));
        }
        table.print(out);
    }

    private void counts(PrintWriter out) {
        Table table = new Table(
                "Workflow",
                "table writes",
                "write units",
                "of indexes",
                "read units",
                "SQS requests",
                "messages",
                "invocations",
                "of drivers",
                "ms",
                "CPU ms",
                "log bytes",
                "KB-months",
                "calls");
        for (Measurement measurement : measurements) {
            Usage used = measurement.execution();
            table.row(
                    measurement.workload().name(),
                    amount(used.of(Resource.TABLE_WRITES)),
                    amount(used.writeUnits()),
                    amount(used.of(Resource.INDEX_WRITE_UNITS)),
                    amount(used.of(Resource.READ_UNITS)),
                    amount(used.of(Resource.SQS_REQUESTS)),
                    amount(used.of(Resource.MESSAGES)),
                    amount(used.of(Resource.INVOCATIONS)),
                    amount(used.of(Resource.DRIVER_INVOCATIONS)),
                    amount(used.of(Resource.MILLIS)),
                    amount(used.of(Resource.CPU_MILLIS)),
                    amount(used.of(Resource.LOG_BYTES)),
                    amount(used.of(Resource.GIGABYTE_MONTHS) * (1 << 20)),
                    amount(used.of(Resource.TASK_CALLS)));
        }
        table.print(out);
    }

    private void monthly(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "A month costs $%.2f however little runs: empty receives $%.2f, sweeps $%.2f, their schedule $%.2f, metrics $%.2f.%n",
                month.total(),
                month.polls(),
                month.sweeps(),
                month.schedule(),
                month.metrics());
    }

    private void assumptions(PrintWriter out) {
        out.println("Assumptions (prices and assumptions are data: benchmarks/prices.json):");
        out.println();
        for (String text : stated()) {
            out.println("- " + text);
        }
        for (Assumption assumption : Assumption.values()) {
            Prices.Assumed assumed = prices.why(assumption);
            out.println("- " + assumption.key() + " " + plain(assumed.value()) + ": " + assumed.why());
        }
        out.println();
        out.println("Prices:");
        out.println();
        for (Price price : Price.values()) {
            Prices.Priced priced = prices.priced(price);
            out.println("- $" + plain(priced.usd()) + " for " + plain(priced.per()) + " " + priced.unit());
        }
    }

    /** What is assumed beside figures. */
    private List<String> stated() {
        return List.of(
                "All functions have " + memoryMb + " MB, arm64; the fullest process took " + usedMb + " MB here.",
                "One execution an invocation of the driver, except where it says that executions start at once: an event source"
                        + " mapping hands over up to ten messages at a time, and the executions of one invocation share its"
                        + " duration.",
                "A transition is a state that is entered; a retry is one more.",
                "The functions that tasks call are not priced: they cost the same in each world.",
                "Durations are as measured on this machine, with DynamoDB Local and ElasticMQ beside, plus what their CPU time"
                        + " takes longer with the part of a core that " + memoryMb + " MB have;"
                        + " of several rounds the quickest counts.",
                "The start of a process took " + Math.round(startMillis) + " ms here.",
                "Stored is what stands in the table after the end, until its own expiry: heads 90 days, entries 100.",
                "Express: its requests, and the time of the tasks alone in one chunk of memory; its logs are not priced.");
    }

    ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("unit", "dollars for a million transitions");
        for (Measurement measurement : measurements) {
            root.withArray("workflows").add(json(measurement));
        }
        ObjectNode fixed = root.putObject("month");
        fixed.put("emptyReceives", month.polls());
        fixed.put("sweeps", month.sweeps());
        fixed.put("schedule", month.schedule());
        fixed.put("metrics", month.metrics());
        ObjectNode assumed = root.putObject("assumptions");
        for (Assumption assumption : Assumption.values()) {
            assumed.put(assumption.key(), prices.assumed(assumption));
        }
        assumed.put("memoryMb", memoryMb);
        assumed.put("usedMb", usedMb);
        assumed.put("startMillis", startMillis);
        stated().forEach(root.putArray("stated")::add);
        return root;
    }

    private ObjectNode json(Measurement measurement) {
        Workload workload = measurement.workload();
        Bill bill = measurement.perMillion(prices, month);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", workload.name());
        node.put("title", workload.title());
        node.put("transitions", workload.transitions());
        node.put("executions", workload.executions());
        node.put("baton", bill.total());
        node.put("standard", prices.usd(Price.STANDARD_TRANSITIONS, 1e6));
        measurement.express(prices).ifPresent(dollars -> node.put("express", dollars));
        workload.most().ifPresent(most -> node.put("promised", most));
        node.put("missed", measurement.isMissed(prices, month));
        ObjectNode lines = node.putObject("bill");
        bill.lines().forEach((line, dollars) -> lines.put(line.title(), dollars));
        node.set("execution", json(measurement.execution()));
        return node;
    }

    static ObjectNode json(Usage usage) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Resource resource : Resource.values()) {
            node.put(resource.key(), usage.of(resource));
        }
        return node;
    }

    private static String money(double dollars) {
        return String.format(Locale.ROOT, "%.2f", dollars);
    }

    static String amount(double value) {
        return String.format(Locale.ROOT, value >= 100 || value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
