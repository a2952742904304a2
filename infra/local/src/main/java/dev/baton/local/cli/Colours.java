package dev.baton.local.cli;

/**
 * Colours on a terminal, nothing elsewhere.
 *
 * @param wanted whether the output is a terminal that shows them
 */
record Colours(boolean wanted) {

    /** As the launcher found it: it alone can see where the output goes. */
    static Colours ofTerminal() {
        return new Colours(Boolean.getBoolean("baton.colours"));
    }

    String green(String text) {
        return paint("32", text);
    }

    String red(String text) {
        return paint("31", text);
    }

    String yellow(String text) {
        return paint("33", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String bold(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return wanted ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
