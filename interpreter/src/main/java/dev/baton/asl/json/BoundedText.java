package dev.baton.asl.json;

import java.io.IOException;
import java.io.Writer;

/** Collects a text that is being written, up to a length: a tree that shares its parts may be short and its text endless. */
final class BoundedText extends Writer {
    private final StringBuilder text = new StringBuilder(256);
    private final int most;

    BoundedText(int most) {
        this.most = most;
    }

    /** It became too long. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        if (text.length() + length > most) {
            throw new TooLongException();
        }
        text.append(characters, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
