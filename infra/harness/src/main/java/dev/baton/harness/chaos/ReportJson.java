package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** A report for programs. */
final class ReportJson {
    private ReportJson() {}

    static String of(ChaosReport report) {
        ObjectNode json = ApiClient.object();
        json.put("good", report.isGood()).put("seed", report.seed());
        ObjectNode executions = json.putObject("executions")
                .put("accepted", report.executions().accepted())
                .put("ended", report.executions().ended());
        texts(executions.putArray("lost"), report.executions().lost());
        texts(executions.putArray("wrong"), report.executions().wrong());
        ObjectNode attempts = json.putObject("attempts")
                .put("invoked", report.attempts().invoked())
                .put("unnamed", report.attempts().unnamed());
        texts(attempts.putArray("twice"), report.attempts().doubled());
        ObjectNode results =
                json.putObject("results").put("accepted", report.results().accepted());
        texts(results.putArray("lost"), report.results().lost());
        json.putObject("longestIdle")
                .put("seconds", report.idle().idle().toMillis() / 1000.0)
                .put("where", report.idle().where());
        json.putObject("commits")
                .put("done", report.commits().done())
                .put("conflicts", report.commits().conflicts())
                .put("conflictsPerCommit", report.commits().perCommit());
        texts(json.putArray("brokenLaws"), report.brokenLaws());
        faults(report, json);
        ObjectNode versions = json.putObject("entriesByVersion");
        new TreeMap<>(report.versions()).forEach((version, entries) -> versions.put(String.valueOf(version), entries));
        json.put("durationSeconds", report.took().toMillis() / 1000.0);
        return json.toPrettyString();
    }

    private static void faults(ChaosReport report, ObjectNode json) {
        ObjectNode faults =
                json.putObject("faults").put("planned", report.planned()).put("happened", report.faultsDone());
        ObjectNode kinds = faults.putObject("byKind");
        for (FaultKind kind : FaultKind.values()) {
            kinds.put(
                    kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    report.faults().getOrDefault(kind, 0));
        }
        ObjectNode hit = faults.putObject("requestsHit");
        report.traffic().requestsHit().forEach(hit::put);
        ObjectNode processes = faults.putObject("processes");
        report.traffic().processes().forEach(processes::put);
        faults.put("messagesLeftToNewer", report.traffic().leftToNewer());
        faults.put("callsRepeated", report.traffic().callsRepeated());
        ChaosReport.Hostile hostile = report.traffic().hostile();
        faults.put("killedByWhatTheyDrove", hostile.killed());
        json.putObject("jobs").put("started", hostile.jobs()).put("stopped", hostile.jobsStopped());
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
