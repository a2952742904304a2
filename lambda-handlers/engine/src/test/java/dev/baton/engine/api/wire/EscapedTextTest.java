package dev.baton.engine.api.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EscapedTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] PIECES = {
        "a", "text ", "\"", "\\", "\n", "\t", "\r", "\b", "\f", "\u0000", "\u001f", "\u007f", "ä", "€", "😀", "?"
    };

    @Test
    void anyTextIsReadAsItWas() throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(3_000);
            boolean plain = random.nextInt(4) == 0;
            while (text.length() < length) {
                text.append(plain ? "x" : PIECES[random.nextInt(PIECES.length)]);
            }
            String written = written(text.toString());
            assertEquals(text.toString(), JSON.readValue(written, String.class), "seed " + seed);
        }
    }

    @Test
    void halfAPairOfSurrogatesIsKept() throws IOException {
        String text = "x".repeat(2_000) + "\uD83D" + "y";
        assertEquals(text, JSON.readValue(written(text), String.class));
    }

    private static String written(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JsonText.generator(out)) {
            JsonText.writeString(text, generator);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
