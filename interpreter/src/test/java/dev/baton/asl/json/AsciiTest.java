package dev.baton.asl.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 511, 512, 5_000})
    void oneOtherCharIsSeenWhereverItStands(int length) {
        String plain = "?a\u007f".repeat(length / 3 + 1).substring(0, length);
        assertThat(Ascii.isAll(plain)).isTrue();
        for (String other : new String[] {"\u0080", "ä", "€", "😀", "\uD83D"}) {
            assertThat(Ascii.isAll(plain + other)).isFalse();
            assertThat(Ascii.isAll(other + plain)).isFalse();
        }
    }
}
