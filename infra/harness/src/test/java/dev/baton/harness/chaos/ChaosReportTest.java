package dev.baton.harness.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChaosReportTest {
    private static final List<String> NONE = List.of();

    private static ChaosReport report(
            List<String> lost,
            List<String> wrong,
            List<String> doubled,
            long unnamed,
            List<String> lostResults,
            List<String> laws,
            long idleSeconds) {
        return new ChaosReport(
                1,
                new ChaosReport.Executions(10, 10 - lost.size(), lost, wrong),
                new ChaosReport.Attempts(40, doubled, unnamed),
                new ChaosReport.Results(3, lostResults),
                new Idleness.Longest(Duration.ofSeconds(idleSeconds), "arn:x"),
                new ChaosReport.Writes(100, 2),
                laws,
                2,
                Map.of(FaultKind.KILL, 2),
                new ChaosReport.Traffic(
                        Map.of("DynamoDB", 4L), 5, Map.of("as built", 6), 7, new ChaosReport.Hostile(1, 3, 2)),
                Map.of(),
                Duration.ofSeconds(9));
    }

    static Stream<ChaosReport> bad() {
        List<String> one = List.of("arn:bad");
        return Stream.of(
                report(one, NONE, NONE, 0, NONE, NONE, 1),
                report(NONE, one, NONE, 0, NONE, NONE, 1),
                report(NONE, NONE, one, 0, NONE, NONE, 1),
                report(NONE, NONE, NONE, 1, NONE, NONE, 1),
                report(NONE, NONE, NONE, 0, one, NONE, 1),
                report(NONE, NONE, NONE, 0, NONE, one, 1),
                report(NONE, NONE, NONE, 0, NONE, NONE, 121));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void anythingLostDoubledWrongOrLateIsNotGood(ChaosReport report) throws IOException {
        assertThat(report.isGood()).isFalse();
        assertThat(ReportText.of(report)).contains("NOT GOOD");
        assertThat(new ObjectMapper()
                        .readTree(ReportJson.of(report))
                        .path("good")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void reportTellsWhatHappened() {
        ChaosReport report = report(NONE, NONE, NONE, 0, NONE, NONE, 120);
        assertThat(report.isGood()).isTrue();
        assertThat(ReportText.of(report))
                .contains("10 accepted, 10 ended, 0 lost", "0.0200 per commit", "2  processes killed", "2 of 2");
        assertThat(ReportJson.of(report)).contains("\"kill\" : 2", "\"conflicts\" : 2", "\"messagesLeftToNewer\" : 7");
    }
}
