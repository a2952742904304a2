package dev.baton.asl.definition;

/** How a state's expressions are written. */
public enum QueryLanguage {
    JSONPATH("JSONPath"),
    JSONATA("JSONata");

    private final String text;

    QueryLanguage(String text) {
        this.text = text;
    }

    /** The word in a definition. */
    public String text() {
        return text;
    }
}
