package dev.baton.integrations.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.status.StatusEvent;
import dev.baton.integrations.ServiceStub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventBridgeBusTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final StatusEvent EVENT =
            new StatusEvent(ARN, Instant.parse("2026-03-01T10:00:00.123Z"), "{\"status\":\"FAILED\"}");

    private final ServiceStub service = new ServiceStub();
    private final List<String> called = new ArrayList<>();
    private final EventBridgeBus bus = new EventBridgeBus(
            service.settings(),
            "orders",
            action -> called.add(action.operation().name()));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void entriesAreWhatPutEventsTakes() {
        service.answers(200, "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}");
        assertThat(bus.put(List.of(EVENT))).containsExactly(Optional.empty());
        assertThat(service.requests()).hasSize(1);
        assertThat(service.requests().getFirst().header("X-amz-target")).isEqualTo("AWSEvents.PutEvents");
        assertThat(service.requests().getFirst().header("Authorization")).contains("/events/aws4_request");
        assertThat(service.requests().getFirst().body())
                .isEqualTo("{\"Entries\":[{\"Time\":1772359200.123,\"Source\":\"baton.states\","
                        + "\"DetailType\":\"Step Functions Execution Status Change\","
                        + "\"Detail\":\"{\\\"status\\\":\\\"FAILED\\\"}\",\"EventBusName\":\"orders\","
                        + "\"Resources\":[\"" + ARN + "\"]}]}");
        assertThat(called).containsExactly("PutEvents");
    }

    @Test
    void entryThatFailedSaysWhyAndTheOthersWereTaken() {
        service.answers(
                200,
                "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"1\"},"
                        + "{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"slow down\"},{\"EventId\":\"3\"}]}");
        assertThat(bus.put(List.of(EVENT, EVENT, EVENT)))
                .containsExactly(Optional.empty(), Optional.of("ThrottlingException: slow down"), Optional.empty());
    }

    @Test
    void entryWithoutAnAnswerWasNotTaken() {
        service.answers(200, "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}");
        assertThat(bus.put(List.of(EVENT, EVENT)).get(1)).isPresent();
    }

    @Test
    void callThatIsRefusedTookNothing() {
        service.answers(400, "{\"__type\":\"AccessDeniedException\",\"message\":\"not you\"}");
        assertThat(bus.put(List.of(EVENT, EVENT)))
                .hasSize(2)
                .allSatisfy(refusal ->
                        assertThat(refusal.orElseThrow()).contains("refused").contains("not you"));
    }

    @Test
    void busThatIsNowhereTookNothing() {
        service.close();
        assertThat(bus.put(List.of(EVENT)).getFirst().orElseThrow()).contains("not answered");
    }
}
