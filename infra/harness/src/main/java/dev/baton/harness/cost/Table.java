package dev.baton.harness.cost;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table in Markdown whose columns stand below each other. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String first, String... others) {
        row(first, others);
    }

    void row(String first, String... others) {
        List<String> row = new ArrayList<>();
        row.add(first);
        row.addAll(List.of(others));
        rows.add(row);
    }

    void print(PrintWriter out) {
        for (int i = 0; i < rows.size(); i++) {
            print(out, rows.get(i), ' ');
            if (i == 0) {
                print(out, rows.get(0).stream().map(title -> "").toList(), '-');
            }
        }
    }

    private void print(PrintWriter out, List<String> cells, char fill) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(' ').append(cell).append(String.valueOf(fill).repeat(width(column) - cell.length()));
            line.append(" |");
        }
        out.println(line);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
