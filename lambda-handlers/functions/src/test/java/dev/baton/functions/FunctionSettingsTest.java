package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.log.codec.FormatLevel;
import java.lang.reflect.Array;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionSettingsTest {
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    private static Map<String, String> complete() {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("BATON_ACCOUNT_ID", "123456789012");
        environment.put("BATON_EXECUTIONS_TABLE", "b-executions");
        environment.put("BATON_REGISTRY_TABLE", "b-registry");
        environment.put("BATON_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/123456789012/s");
        environment.put("BATON_LONG_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/123456789012/l");
        environment.put("BATON_EXPRESS_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/123456789012/e");
        environment.put("BATON_DEAD_LETTER_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/123456789012/d");
        environment.put("BATON_TOKEN_SECRET", SECRET);
        return environment;
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        FunctionSettings settings = FunctionSettings.of(complete());
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.leaseMargin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.bucket()).isEmpty();
        assertThat(settings.clockOffset()).isZero();
        assertThat(settings.limits().historyEvents()).isEqualTo(25_000);
        assertThat(settings.ledger()).isFalse();
        assertThat(settings.byGrants()).isFalse();
        assertThat(settings.eventBus()).isEmpty();
        assertThat(settings.level()).isEqualTo(FormatLevel.NEWEST);
        assertThat(settings.api().region()).isEqualTo("eu-central-1");
        assertThat(settings.api().account()).isEqualTo("123456789012");
    }

    @Test
    void clockCanBeSetAheadForTests() {
        Map<String, String> ahead = complete();
        ahead.put("BATON_CLOCK_OFFSET_MILLIS", "2500");
        Instant before = Instant.now();
        assertThat(FunctionSettings.of(ahead).clock().instant()).isAfterOrEqualTo(before.plusMillis(2500));
    }

    @Test
    void eventBusIsANameOrAnArn() {
        String arn = "arn:aws:events:eu-central-1:123456789012:event-bus/orders";
        for (String bus : List.of("default", "my.bus/of-orders", arn)) {
            Map<String, String> environment = complete();
            environment.put("BATON_EVENT_BUS", bus);
            assertThat(FunctionSettings.of(environment).eventBus()).contains(bus);
        }
        Map<String, String> none = complete();
        none.put("BATON_EVENT_BUS", "");
        assertThat(FunctionSettings.of(none).eventBus()).isEmpty();
    }

    @Test
    void historyLimitOfZeroIsNone() {
        Map<String, String> environment = complete();
        environment.put("BATON_HISTORY_LIMIT", "0");
        assertThat(FunctionSettings.of(environment).limits().historyEvents()).isEqualTo(Long.MAX_VALUE);
        environment.put("BATON_HISTORY_LIMIT", "500");
        assertThat(FunctionSettings.of(environment).limits().historyEvents()).isEqualTo(500);
    }

    @Test
    void everyMissingVariableIsNamedAtOnce() {
        assertThatThrownBy(() -> FunctionSettings.of(Map.of()))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContainingAll(
                        "BATON_ACCOUNT_ID is missing",
                        "BATON_EXECUTIONS_TABLE is missing",
                        "BATON_REGISTRY_TABLE is missing",
                        "BATON_QUEUE_URL is missing",
                        "BATON_LONG_QUEUE_URL is missing",
                        "BATON_EXPRESS_QUEUE_URL is missing",
                        "BATON_DEAD_LETTER_QUEUE_URL is missing",
                        "BATON_TOKEN_SECRET is missing");
    }

    @Test
    void everyWrongVariableIsNamedWithWhatItMustBe() {
        Map<String, String> wrong = complete();
        wrong.put("BATON_ACCOUNT_ID", "12");
        wrong.put("BATON_QUEUE_URL", "my-queue");
        wrong.put("BATON_RETENTION_DAYS", "0");
        wrong.put("BATON_LEASE_MARGIN_SECONDS", "soon");
        wrong.put("BATON_WAIT_TIME_SCALE", "-1");
        wrong.put("BATON_CLOCK_OFFSET_MILLIS", "99999");
        wrong.put("BATON_HISTORY_LIMIT", "1");
        wrong.put("BATON_LEDGER", "yes");
        wrong.put("BATON_FORMAT_LEVEL", "2");
        wrong.put("BATON_ACCESS", "nobody");
        wrong.put("BATON_EVENT_BUS", "my bus");
        wrong.put("AWS_ENDPOINT_URL_SQS", "localhost");
        assertThatThrownBy(() -> FunctionSettings.of(wrong))
                .hasMessageContainingAll(
                        "BATON_ACCOUNT_ID must be 12 digits, but is '12'",
                        "BATON_QUEUE_URL must be the URL of a queue, but is 'my-queue'",
                        "BATON_RETENTION_DAYS must be a whole number from 1 to 3650, but is '0'",
                        "BATON_LEASE_MARGIN_SECONDS must be a whole number from 1 to 300, but is 'soon'",
                        "BATON_WAIT_TIME_SCALE must be zero or more, but is '-1'",
                        "BATON_CLOCK_OFFSET_MILLIS must be a whole number from -60000 to 60000, but is '99999'",
                        "BATON_HISTORY_LIMIT must be 0 or at least 2, but is '1'",
                        "BATON_FORMAT_LEVEL must be a whole number from 3 to " + FormatLevel.newest() + ", but is '2'",
                        "BATON_ACCESS must be one of [iam, grants], but is 'nobody'",
                        "BATON_LEDGER must be true or false, but is 'yes'",
                        "BATON_EVENT_BUS must be the name or ARN of an event bus, but is 'my bus'",
                        "AWS_ENDPOINT_URL_SQS is not a URL");
    }

    @Test
    void secretIsNeverTold() {
        Map<String, String> wrong = complete();
        wrong.put("BATON_TOKEN_SECRET", "c2hvcnQ=");
        assertThatThrownBy(() -> FunctionSettings.of(wrong))
                .hasMessageContaining("BATON_TOKEN_SECRET must have at least 16 bytes, but has 5")
                .hasMessageNotContaining("c2hvcnQ=");
        assertThat(FunctionSettings.of(complete()).toString()).doesNotContain(SECRET);
    }

    @Test
    void secretsAreAList() {
        Map<String, String> changing = complete();
        changing.put("BATON_TOKEN_SECRET", SECRET + ", " + Base64.getEncoder().encodeToString(new byte[16]));
        assertThat(FunctionSettings.of(changing).secrets().all())
                .extracting(Array::getLength)
                .containsExactly(32, 16);
        changing.put("BATON_TOKEN_SECRET", SECRET + ",");
        assertThatThrownBy(() -> FunctionSettings.of(changing))
                .hasMessageContaining("BATON_TOKEN_SECRET must have at least 16 bytes, but has 0");
    }
}
