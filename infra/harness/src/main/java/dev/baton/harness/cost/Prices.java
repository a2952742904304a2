package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * List prices and assumptions, from a file that a user can edit: {@code benchmarks/prices.json}.
 *
 * @param region where the prices are valid, and {@code asOf} since when
 */
record Prices(String region, String asOf, Map<Price, Priced> prices, Map<Assumption, Assumed> assumptions) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What has a price; {@code key} is its name in the file. */
    enum Price {
        WRITE_UNITS("dynamoDbWriteUnits"),
        READ_UNITS("dynamoDbReadUnits"),
        STORAGE("dynamoDbStorage"),
        SQS_REQUESTS("sqsRequests"),
        S3_PUTS("s3Puts"),
        S3_GETS("s3Gets"),
        LAMBDA_REQUESTS("lambdaRequests"),
        LAMBDA_DURATION("lambdaDuration"),
        LOGS_INGESTED("logsIngested"),
        LOGS_STORED("logsStored"),
        METRICS("metrics"),
        SCHEDULES("schedules"),
        STANDARD_TRANSITIONS("standardTransitions"),
        EXPRESS_REQUESTS("expressRequests"),
        EXPRESS_DURATION("expressDuration");

        private final String key;

        Price(String key) {
            this.key = key;
        }
    }

    /** What is assumed; {@code key} is its name in the file. */
    enum Assumption {
        TRANSITIONS_PER_MONTH("transitionsPerMonth"),
        STATE_MACHINES("stateMachines"),
        METRICS_PER_STATE_MACHINE("metricsPerStateMachine"),
        COLD_STARTS_PER_INVOCATION("coldStartsPerInvocation"),
        CPU_MB_PER_CORE("cpuMbPerCore"),
        POLLERS_PER_QUEUE("pollersPerQueue"),
        POLL_SECONDS("pollSeconds"),
        QUEUES("queues"),
        LOG_DAYS("logDays"),
        LOG_COMPRESSION("logCompression"),
        PLATFORM_LOG_BYTES("platformLogBytes"),
        PLATFORM_LOG_LINES("platformLogLines"),
        LOG_LINE_OVERHEAD("logLineOverhead"),
        ITEM_OVERHEAD("itemOverhead"),
        EXPRESS_MEMORY_MB("expressMemoryMb");

        private final String key;

        Assumption(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** {@code usd} dollars for {@code per} of that unit. */
    record Priced(double usd, double per, String unit) {}

    /** A figure that is believed, and what it stands for. */
    record Assumed(double value, String why) {}

    Prices {
        prices = Map.copyOf(prices);
        assumptions = Map.copyOf(assumptions);
    }

    /** What that much costs, in dollars. */
    double usd(Price price, double amount) {
        Priced priced = priced(price);
        return amount * priced.usd() / priced.per();
    }

    Priced priced(Price price) {
        return given(prices.get(price), price.key);
    }

    double assumed(Assumption assumption) {
        return why(assumption).value();
    }

    Assumed why(Assumption assumption) {
        return given(assumptions.get(assumption), assumption.key);
    }

    private static <T> T given(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalStateException("no value for " + key);
        }
        return value;
    }

    /**
     * Reads a file.
     *
     * @throws PricesException when it cannot be read, or a price or assumption is missing or no number; the text names it
     */
    static Prices read(Path file) throws PricesException {
        try {
            return read(JSON.readTree(file.toFile()), file);
        } catch (IOException e) {
            throw new PricesException("the prices in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Prices read(JsonNode root, Path file) throws PricesException {
        Map<Price, Priced> prices = new EnumMap<>(Price.class);
        for (Price price : Price.values()) {
            JsonNode node = root.path("prices").path(price.key);
            String at = file + ": prices." + price.key;
            double usd = number(node, "usd", at);
            double per = number(node, "per", at);
            if (per == 0) {
                throw new PricesException(at + ".per must not be 0");
            }
            prices.put(price, new Priced(usd, per, node.path("unit").asText()));
        }
        Map<Assumption, Assumed> assumptions = new EnumMap<>(Assumption.class);
        for (Assumption assumption : Assumption.values()) {
            JsonNode node = root.path("assumptions").path(assumption.key);
            double value = number(node, "value", file + ": assumptions." + assumption.key);
            assumptions.put(assumption, new Assumed(value, node.path("why").asText()));
        }
        return new Prices(root.path("region").asText(), root.path("asOf").asText(), prices, assumptions);
    }

    private static double number(JsonNode node, String member, String at) throws PricesException {
        JsonNode value = node.path(member);
        if (!value.isNumber() || value.doubleValue() < 0) {
            throw new PricesException(at + "." + member + " must be a number of zero or more"
                    + (value.isMissingNode() ? ", but is missing" : ", but is " + value));
        }
        return value.doubleValue();
    }
}
