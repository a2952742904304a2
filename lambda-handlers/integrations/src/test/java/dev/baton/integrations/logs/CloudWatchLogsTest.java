package dev.baton.integrations.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.eventlog.LogRecord;
import dev.baton.engine.eventlog.LogSink;
import dev.baton.engine.eventlog.LogSinkException;
import dev.baton.integrations.ServiceStub;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudWatchLogsTest {
    private static final String GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/states/m:*";
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123Z");

    private final ServiceStub service = new ServiceStub();
    private final CloudWatchLogs logs = CloudWatchLogs.of(service.settings());
    private final LogSink sink = logs.sink(() -> AT);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aStreamIsMadeOnceAndRecordsComeInTheOrderOfTime() throws Exception {
        service.answers(200, "{}").answers(200, "{}").answers(200, "{}");
        sink.write(GROUP, "m", List.of(new LogRecord(AT.plusMillis(1), "two"), new LogRecord(AT, "one")));
        sink.write(GROUP, "m", List.of(new LogRecord(AT, "three")));
        assertThat(service.requests().stream()
                        .map(request -> request.header("X-amz-target"))
                        .toList())
                .containsExactly(
                        "Logs_20140328.CreateLogStream", "Logs_20140328.PutLogEvents", "Logs_20140328.PutLogEvents");
        assertThat(service.requests().get(0).body())
                .contains("\"logGroupName\":\"/aws/vendedlogs/states/m\"")
                .contains("\"logStreamName\":\"states/m/2026-03-01-10-00/");
        assertThat(service.requests().get(1).body())
                .contains("\"logEvents\":[{\"timestamp\":1772359200123,\"message\":\"one\"},"
                        + "{\"timestamp\":1772359200124,\"message\":\"two\"}]");
        assertThat(service.requests().get(1).header("Authorization")).contains("/eu-west-1/logs/");
    }

    @Test
    void whatIsTooLongForOneCallIsWrittenInSeveral() throws Exception {
        service.answers(200, "{}").answers(200, "{}").answers(200, "{}");
        LogRecord long1 = new LogRecord(AT, "x".repeat(600_000));
        sink.write(GROUP, "m", List.of(long1, long1));
        assertThat(service.requests()).hasSize(3);
    }

    @Test
    void aStreamThatIsRefusedIsMadeAnewTheNextTime() throws Exception {
        service.answers(200, "{}")
                .answers(400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"no\"}")
                .answers(200, "{}")
                .answers(200, "{}");
        List<LogRecord> records = List.of(new LogRecord(AT, "one"));
        assertThatThrownBy(() -> sink.write(GROUP, "m", records))
                .isInstanceOf(LogSinkException.class)
                .hasMessageContaining("PutLogEvents was refused");
        sink.write(GROUP, "m", records);
        assertThat(service.requests()).hasSize(4);
    }

    @Test
    void aGroupThatIsNotListedIsNotThereAndOneThatCannotBeAskedForMayBe() {
        service.answers(200, "{\"logGroups\":[{\"logGroupName\":\"/aws/vendedlogs/states/m\"}]}")
                .answers(200, "{\"logGroups\":[{\"logGroupName\":\"/aws/vendedlogs/states/m2\"}]}")
                .answers(400, "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}");
        assertThat(logs.mayExist(GROUP)).isTrue();
        assertThat(logs.mayExist(GROUP)).isFalse();
        assertThat(logs.mayExist(GROUP)).isTrue();
        assertThat(logs.mayExist("arn:aws:s3:::bucket")).isFalse();
    }
}
