package dev.baton.engine.api;

/** Names of machines and executions. */
final class Names {
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    private Names() {}

    /**
     * Checks the characters; the length is a constraint of the service model.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidName
     */
    static void check(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isForbidden(name.charAt(i))) {
                throw ApiErrors.invalidName(name);
            }
        }
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
