package dev.baton.integrations.sdk.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What AWS's cases do not have: bytes that are no answer at all. */
class CborReaderTest {

    private static String read(String hex) throws UnreadableAnswerException {
        return CborReader.read(HexFormat.of().parseHex(hex)).toString();
    }

    @Test
    void valuesAreReadInEachOfTheirForms() throws UnreadableAnswerException {
        assertThat(read("a26161016162820203")).isEqualTo("{\"a\":1,\"b\":[2,3]}");
        assertThat(read("bf61619f0102ffff")).as("of unknown length").isEqualTo("{\"a\":[1,2]}");
        assertThat(read("7f61616162ff")).isEqualTo("\"ab\"");
        assertThat(read("3903e7")).isEqualTo("-1000");
        assertThat(read("1bffffffffffffffff")).isEqualTo("18446744073709551615");
        assertThat(read("c249010000000000000000")).isEqualTo("18446744073709551616");
        assertThat(read("c11a514b67b0")).as("a moment").isEqualTo("1363896240");
        assertThat(read("f97c00")).isEqualTo("\"Infinity\"");
        assertThat(read("f7")).isEqualTo("null");
    }

    @Test
    void whatIsNoAnswerIsToldSo() {
        for (String wrong : new String[] {
            "1c", "9f01", "5b7fffffffffffffff", "a1", "0000", "ff", "fc", "9bffffffffffffffff", "81".repeat(2000)
        }) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(UnreadableAnswerException.class);
        }
    }

    @Test
    void anyBytesAreReadOrRefused() {
        Random random = new Random(20261128);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            try {
                CborReader.read(bytes);
                read++;
            } catch (UnreadableAnswerException e) {
                assertThat(e.getMessage()).as(Arrays.toString(bytes)).isNotBlank();
            }
        }
        assertThat(read).as("some are values").isPositive();
    }
}
