package dev.baton.local.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/**
 * {@code --substitute NAME=VALUE}: what CloudFormation and SAM do with {@code DefinitionSubstitutions} before Step Functions sees
 * a definition. {@code ${NAME}} is replaced in the text as it stands, so a value may be a number as well as part of a string.
 */
final class Substitutions {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9_.:-]+)}");

    @Option(
            names = "--substitute",
            paramLabel = "NAME=VALUE",
            description = "Replaces $${NAME} in definitions, as DefinitionSubstitutions do; repeatable.")
    private Map<String, String> values = new LinkedHashMap<>();

    static Substitutions of(Map<String, String> values) {
        Substitutions made = new Substitutions();
        made.values = new LinkedHashMap<>(values);
        return made;
    }

    /** The text with all names replaced that have a value; the others stay. */
    String in(String text) {
        return values.isEmpty()
                ? text
                : PLACE.matcher(text)
                        .replaceAll(
                                place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    /** Names in the text that have no value, in their order. */
    Set<String> missingIn(String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .filter(name -> !values.containsKey(name))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
