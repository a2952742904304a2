package dev.baton.harness.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A report for people. */
final class ReportText {
    private static final int MOST_SHOWN = 20;

    private ReportText() {}

    static String of(ChaosReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Chaos, seed " + report.seed() + ": " + (report.isGood() ? "good" : "NOT GOOD"));
        counts(report, lines);
        lines.add("  faults             " + report.faultsDone() + " of " + report.planned());
        for (FaultKind kind : FaultKind.values()) {
            lines.add(String.format(Locale.ROOT, "    %4d  %s", report.faults().getOrDefault(kind, 0), kind.words()));
        }
        report.traffic()
                .requestsHit()
                .forEach((route, hit) ->
                        lines.add(String.format(Locale.ROOT, "    %4d  requests to %s cut or throttled", hit, route)));
        for (Map.Entry<String, Integer> started : report.traffic().processes().entrySet()) {
            lines.add(String.format(Locale.ROOT, "    %4d  processes: %s", started.getValue(), started.getKey()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "    %4d  messages left to a newer version",
                report.traffic().leftToNewer()));
        new TreeMap<>(report.versions())
                .forEach((version, entries) ->
                        lines.add(String.format(Locale.ROOT, "    %4d  entries of version %d", entries, version)));
        ChaosReport.Hostile hostile = report.traffic().hostile();
        lines.add(String.format(Locale.ROOT, "    %4d  processes killed by what they drove", hostile.killed()));
        lines.add(String.format(
                Locale.ROOT, "    %4d  jobs, of which %d were stopped", hostile.jobs(), hostile.jobsStopped()));
        list("lost execution", report.executions().lost(), lines);
        list("wrong end", report.executions().wrong(), lines);
        list("doubled attempt", report.attempts().doubled(), lines);
        list("lost result", report.results().lost(), lines);
        list("broken law", report.brokenLaws(), lines);
        return String.join(System.lineSeparator(), lines);
    }

    private static void counts(ChaosReport report, List<String> lines) {
        lines.add(String.format(
                Locale.ROOT,
                "  executions         %d accepted, %d ended, %d lost, %d ended wrong",
                report.executions().accepted(),
                report.executions().ended(),
                report.executions().lost().size(),
                report.executions().wrong().size()));
        lines.add(String.format(
                Locale.ROOT,
                "  attempts           %d invoked, %d twice, %d without a name",
                report.attempts().invoked(),
                report.attempts().doubled().size(),
                report.attempts().unnamed()));
        lines.add(String.format(
                Locale.ROOT,
                "  worker results     %d accepted, %d lost",
                report.results().accepted(),
                report.results().lost().size()));
        lines.add(String.format(
                Locale.ROOT,
                "  longest idle       %.1f s of at most %d s: %s",
                report.idle().idle().toMillis() / 1000.0,
                ChaosReport.LONGEST_IDLE.toSeconds(),
                report.idle().where()));
        lines.add(String.format(
                Locale.ROOT,
                "  commits            %d, conflicts %d (%.4f per commit)",
                report.commits().done(),
                report.commits().conflicts(),
                report.commits().perCommit()));
        lines.add("  history laws       " + report.brokenLaws().size() + " broken");
        lines.add("  duration           " + report.took().toSeconds() + " s");
    }

    private static void list(String what, List<String> all, List<String> lines) {
        all.stream().limit(MOST_SHOWN).forEach(one -> lines.add("  " + what + ": " + one));
        if (all.size() > MOST_SHOWN) {
            lines.add("  " + what + ": and " + (all.size() - MOST_SHOWN) + " more");
        }
    }
}
