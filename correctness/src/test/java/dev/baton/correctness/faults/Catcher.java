package dev.baton.correctness.faults;

/** What must catch a fault. */
sealed interface Catcher {

    /** {@code law NAME}, or {@code test CLASS#METHOD}. */
    static Catcher of(String text) {
        String[] words = text.trim().split(" ", 2);
        if (words.length == 2 && words[0].equals("law")) {
            return new Law(words[1]);
        }
        if (words.length == 2 && words[0].equals("test") && words[1].contains("#")) {
            String[] parts = words[1].split("#", 2);
            return new NamedTest(parts[0], parts[1]);
        }
        throw new IllegalArgumentException("neither a law nor a test: " + text);
    }

    /** A law of the simulation. */
    record Law(String name) implements Catcher {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A test method. */
    record NamedTest(String className, String method) implements Catcher {
        @Override
        public String toString() {
            return className.substring(className.lastIndexOf('.') + 1) + "." + method;
        }
    }
}
