package dev.baton.integrations.mock;

import dev.baton.engine.token.Token;
import java.util.Objects;

/**
 * What a mocked task answers to some of its invocations.
 *
 * @param first invocation that it answers, from 0
 * @param last invocation that it answers, inclusive
 * @param outcome of Return or Throw
 */
record MockedResponse(int first, int last, Token.Outcome outcome) {
    MockedResponse {
        Objects.requireNonNull(outcome, "outcome");
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("invocations " + first + " to " + last);
        }
    }

    boolean answers(int invocation) {
        return first <= invocation && invocation <= last;
    }
}
