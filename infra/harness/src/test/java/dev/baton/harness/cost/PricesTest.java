package dev.baton.harness.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.baton.harness.cost.Prices.Assumption;
import dev.baton.harness.cost.Prices.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {
    private static final Path FILE = Path.of("../../benchmarks/prices.json");

    @TempDir
    Path folder;

    private Path with(String part, String otherwise) throws IOException {
        String text = Files.readString(FILE);
        assertThat(text).contains(part);
        return Files.writeString(folder.resolve("p.json"), text.replace(part, otherwise));
    }

    @Test
    void theFileThatComesWithBatonIsWhole() throws PricesException {
        Prices prices = Prices.read(FILE);
        assertThat(prices.usd(Price.STANDARD_TRANSITIONS, 1e6)).isEqualTo(25);
        assertThat(prices.assumed(Assumption.QUEUES)).isEqualTo(3);
    }

    @Test
    void whatIsMissingIsNamedWithItsPlace() throws IOException {
        Path file = with("\"sqsRequests\"", "\"sqs\"");
        assertThatThrownBy(() -> Prices.read(file))
                .isInstanceOf(PricesException.class)
                .hasMessage(file + ": prices.sqsRequests.usd must be a number of zero or more, but is missing");
    }

    @Test
    void whatIsNoNumberIsShown() throws IOException {
        Path file = with("{\"value\": 3,", "{\"value\": \"three\",");
        assertThatThrownBy(() -> Prices.read(file))
                .hasMessage(file + ": assumptions.queues.value must be a number of zero or more, but is \"three\"");
    }

    @Test
    void whatIsNoFileOrNoJsonIsSaid() throws IOException {
        assertThatThrownBy(() -> Prices.read(folder.resolve("none.json")))
                .hasMessageContaining("none.json cannot be read");
        Path file = Files.writeString(folder.resolve("broken.json"), "{");
        assertThatThrownBy(() -> Prices.read(file)).hasMessageContaining("broken.json cannot be read");
    }

    @Test
    void billIsWhatOneWouldReckonByHand() throws PricesException {
        Prices prices = Prices.read(FILE);
        Usage used = Usage.of(Resource.TABLE_WRITE_UNITS, 13)
                .and(Resource.INDEX_WRITE_UNITS, 5)
                .and(Resource.READ_UNITS, 4)
                .and(Resource.SQS_REQUESTS, 3)
                .and(Resource.INVOCATIONS, 2)
                .and(Resource.GIGABYTE_SECONDS, 0.3)
                .and(Resource.GIGABYTE_MONTHS, 1e-5);
        Bill bill = Bill.of(used.times(1e5), prices);
        assertThat(bill.of(Bill.Line.WRITES)).isCloseTo(18 * 0.78 / 10, within(1e-9));
        assertThat(bill.of(Bill.Line.READS)).isCloseTo(4 * 0.155 / 10, within(1e-9));
        assertThat(bill.of(Bill.Line.SQS)).isCloseTo(3 * 0.40 / 10, within(1e-9));
        assertThat(bill.of(Bill.Line.LAMBDA_REQUESTS)).isCloseTo(2 * 0.20 / 10, within(1e-9));
        assertThat(bill.of(Bill.Line.LAMBDA_DURATION)).isCloseTo(0.3e5 * 0.0000133334, within(1e-9));
        assertThat(bill.of(Bill.Line.STORAGE)).isCloseTo(0.10, within(1e-9));
    }
}
