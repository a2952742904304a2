package dev.baton.engine.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTokensTest {
    private static final TokenKey KEY = new TokenKey(
            new ExecutionKey("arn:aws:states:us-east-1:123456789012:execution:m:größe", new Incarnation(-5, 7)), 42);
    private final TaskTokens tokens = new TaskTokens(secret("the one secret"));

    private static byte[] secret(String text) {
        return (text + "................").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void tokenOpensToTheAttemptThatWasSealed() {
        assertThat(tokens.open(tokens.seal(KEY))).contains(KEY);
    }

    @Test
    void sameAttemptHasTheSameToken() {
        assertThat(new TaskTokens(secret("the one secret")).seal(KEY)).isEqualTo(tokens.seal(KEY));
    }

    @Test
    void tokenOfAnotherSecretIsNotOurs() {
        assertThat(new TaskTokens(secret("another secret")).open(tokens.seal(KEY)))
                .isEmpty();
    }

    @Test
    void noByteOfATokenCanBeChanged() {
        String token = tokens.seal(KEY);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.open(token.substring(0, i) + other + token.substring(i + 1)))
                    .describedAs("changed at %s", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "not base64!", "AAAA", "AQ", "////////////////////////////////////////////////////////"
            })
    void garbageIsNotOurs(String garbage) {
        assertThat(tokens.open(garbage)).isEmpty();
    }

    /** A secret is changed in three steps: known beside the old one, then sealing, then alone. */
    @Test
    void secretIsChangedWhileTokensAreOut() {
        byte[] old = secret("the one secret");
        byte[] next = secret("the next secret");
        TaskTokens both = new TaskTokens(List.of(next, old));
        assertThat(both.open(tokens.seal(KEY))).contains(KEY);
        assertThat(both.seal(KEY)).isEqualTo(new TaskTokens(next).seal(KEY)).isNotEqualTo(tokens.seal(KEY));
        assertThat(new TaskTokens(List.of(old, next)).open(both.seal(KEY))).contains(KEY);
        assertThat(new TaskTokens(next).open(tokens.seal(KEY))).isEmpty();
    }

    @Test
    void secretThatCanBeGuessedIsRefused() {
        assertThatThrownBy(() -> new TaskTokens(new byte[15])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaskTokens(List.of(new byte[16], new byte[15])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaskTokens(List.<byte[]>of())).isInstanceOf(IllegalArgumentException.class);
    }
}
