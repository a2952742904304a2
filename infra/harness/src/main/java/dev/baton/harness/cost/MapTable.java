package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What an item of an inline Map costs, for Maps of different lengths: tasks with results of 2 KB. */
final class MapTable {
    private static final int[] LENGTHS = {100, 1_000, 10_000};
    private static final int RESULT = 2048;
    private static final int TASK_MILLIS = 100;

    private final Prices prices;
    private final List<Measurement> measurements = new ArrayList<>();

    private MapTable(Prices prices) {
        this.prices = prices;
    }

    static MapTable measure(Lab lab) throws IOException, InterruptedException {
        MapTable table = new MapTable(lab.prices());
        for (int length : LENGTHS) {
            table.measurements.add(lab.measure(map(length)));
        }
        return table;
    }

    /** The results together exceed what a state may hand on, so they are dropped at the end; until then the Map holds them. */
    private static Workload map(int length) {
        return new Workload(
                "map-of-" + length,
                "a Map over " + length + " items",
                Workloads.mapDefinition(TASK_MILLIS, RESULT, ""),
                Workloads.items(length),
                1 + length,
                OptionalDouble.empty(),
                1,
                1,
                false,
                0,
                OptionalDouble.empty());
    }

    void print(PrintWriter out) {
        out.println("An item of an inline Map, a Lambda task with a result of 2 KB, half of it random:");
        out.println();
        Table table = new Table(
                "Items",
                "table writes",
                "write units",
                "read units",
                "messages",
                "driver invocations in all",
                "KB-months",
                "$ a million items");
        for (Measurement measurement : measurements) {
            Usage item = item(measurement);
            table.row(
                    Integer.toString(items(measurement)),
                    figure(item.of(Resource.TABLE_WRITES)),
                    figure(item.writeUnits()),
                    figure(item.of(Resource.READ_UNITS)),
                    figure(item.of(Resource.MESSAGES)),
                    CostReport.amount(measurement.execution().of(Resource.DRIVER_INVOCATIONS)),
                    figure(item.of(Resource.GIGABYTE_MONTHS) * (1 << 20)),
                    figure(Bill.of(item.times(1e6), prices).total()));
        }
        table.print(out);
    }

    ArrayNode json() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Measurement measurement : measurements) {
            ObjectNode row = rows.addObject();
            row.put("items", items(measurement));
            row.put(
                    "dollarsForAMillionItems",
                    Bill.of(item(measurement).times(1e6), prices).total());
            row.set("item", CostReport.json(item(measurement)));
        }
        return rows;
    }

    private static int items(Measurement measurement) {
        return measurement.workload().transitions() - 1;
    }

    private static Usage item(Measurement measurement) {
        return measurement.execution().times(1.0 / items(measurement));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
