package dev.baton.cdk;

import software.amazon.awscdk.Token;
import software.amazon.awscdk.Tokenization;

/** Numbers that may be tokens. */
final class Numbers {
    private Numbers() {}

    static String text(Number number) {
        return Token.isUnresolved(number) ? Tokenization.stringifyNumber(number) : Long.toString(number.longValue());
    }
}
