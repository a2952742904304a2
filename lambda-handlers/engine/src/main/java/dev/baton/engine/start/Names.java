package dev.baton.engine.start;

/** Names of machines and executions. */
public final class Names {
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    private static final int LONGEST = 80;

    private Names() {}

    /**
     * Checks the characters; the length is a constraint of the service model.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidName
     */
    public static void check(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isForbidden(name.charAt(i))) {
                throw StartErrors.invalidName(name);
            }
        }
    }

    /**
     * Checks an execution's name, its length included.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidName
     */
    static void checkExecution(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw StartErrors.invalidName(name);
        }
        check(name);
    }

    /** Blanks, brackets, wildcards, special characters, control characters, surrogates and non-characters (API reference, CreateStateMachine). */
    private static boolean isForbidden(char c) {
        return c <= ' '
                || (c >= 0x7f && c <= 0x9f)
                || Character.isSurrogate(c)
                || c >= 0xfffe
                || Character.isWhitespace(c)
                || FORBIDDEN.indexOf(c) >= 0;
    }
}
