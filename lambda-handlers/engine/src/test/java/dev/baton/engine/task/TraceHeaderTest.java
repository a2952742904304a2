package dev.baton.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {

    @ParameterizedTest
    @CsvSource({
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1, true",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0, false",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=?, false",
        "Root=1-5759e988-bd862e3fe1be46a994272793, false"
    })
    void isHandedOnAsItCame(String text, boolean sampled) {
        TraceHeader header = TraceHeader.parse(text).orElseThrow();
        assertThat(header.text()).isEqualTo(text);
        assertThat(header.isSampled()).isEqualTo(sampled);
    }

    @Test
    void whatBelongsToOneHopIsLeftOut() {
        assertThat(TraceHeader.parse("Self=1-67891234-12456789abcdef012345678;Root=1-a-b; Sampled=1; Parent=c;"
                                + "Lineage=a87bd80c:1|68fd508a:5|c512fbe3:2")
                        .orElseThrow()
                        .text())
                .isEqualTo("Root=1-a-b;Parent=c;Sampled=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sampled=1", "Root=", "Root", "1-a-b", ";;;=;"})
    void whatNamesNoTraceIsNone(String text) {
        assertThat(TraceHeader.parse(text)).isEmpty();
    }
}
