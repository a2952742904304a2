package dev.baton.functions.resource;

import java.io.Serial;

/** What a template asks for cannot be; the message says why, for whoever wrote the template. */
final class RefusedResourceException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    RefusedResourceException(String why) {
        super(why);
    }
}
