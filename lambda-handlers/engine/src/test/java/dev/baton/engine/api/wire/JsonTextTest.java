package dev.baton.engine.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void anyOneJsonValueIsADocumentAndStaysAsItWasWritten() throws JsonProcessingException {
        for (String text : List.of("1", " \"a\" ", "null", "{ \"a\" : [ 1, {} ] }\n", "[[],[[]]]", "1".repeat(900))) {
            assertThat(JsonText.document(text).text()).isEqualTo(text);
            assertThat(JsonText.document(text).node()).isNotNull();
        }
    }

    @Test
    void whatCouldNotBeLookedIntoLaterIsRefused() {
        List<String> refused = List.of(
                "", " ", "1 2", "{} x", "[1,]", "{\"a\":}", "[", "01", "[" + "1".repeat(2000) + "]", "[".repeat(2000));
        for (String text : refused) {
            assertThatThrownBy(() -> JsonText.document(text)).as(text).isInstanceOf(JsonProcessingException.class);
        }
    }
}
