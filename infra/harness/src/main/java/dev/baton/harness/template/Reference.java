package dev.baton.harness.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that is nothing but a reference to another resource.
 *
 * @param attribute empty for what {@code Ref} gives
 */
record Reference(String id, String attribute) {
    private static final Pattern WHOLE = Pattern.compile("\\$\\{(\\w+)(?:\\.(\\w+))?}");

    static Optional<Reference> of(String text) {
        Matcher whole = WHOLE.matcher(text);
        return whole.matches()
                ? Optional.of(new Reference(whole.group(1), whole.group(2) == null ? "" : whole.group(2)))
                : Optional.empty();
    }

    /** The id in {@code ${Id.Attribute}}; what is something else is a problem, and names nothing. */
    static String id(Fields in, String name, String attribute) {
        String text = in.raw(name);
        Optional<Reference> reference =
                of(text).filter(found -> found.attribute().equals(attribute));
        if (reference.isEmpty()) {
            in.problem(name + " must refer to a resource" + (attribute.isEmpty() ? "" : "'s " + attribute) + ", but is "
                    + text);
        }
        return reference.map(Reference::id).orElse("");
    }
}
