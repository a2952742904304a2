package dev.baton.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IncarnationTest {

    @Test
    void textHasLeadingZerosAndSmallLettersAndIsReadBack() {
        Incarnation incarnation = new Incarnation(0xABCDEFL, -2L);

        assertThat(incarnation.text()).isEqualTo("0000000000abcdeffffffffffffffffe");
        assertThat(Incarnation.parse(incarnation.text())).isEqualTo(incarnation);
    }
}
