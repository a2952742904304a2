package dev.baton.integrations.sdk.model;

import java.util.Locale;
import java.util.Set;

/**
 * How Step Functions names what the models name: as the AWS SDK for Java 2 does, with a capital first letter. Compared with all
 * members of the SDK's own classes that are on the class path of the tests.
 */
public final class SdkNames {

    /** Java's words, and methods of Object that the SDK's classes cannot have as getters. */
    private static final Set<String> RESERVED = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while",
            "equals",
            "hashCode",
            "toString",
            "getClass",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize");

    private SdkNames() {}

    /** A member: {@code DBInstances} is {@code DbInstances}, {@code stateMachineArn} is {@code StateMachineArn}. */
    public static String member(String model) {
        String name = lowerFirst(model);
        return upperFirst(RESERVED.contains(name) ? name + "Value" : name);
    }

    /** An action: {@code GetItem} is {@code getItem}, {@code DBThing} is {@code dbThing}. */
    public static String action(String model) {
        return model.substring(0, 1).toLowerCase(Locale.ROOT) + model.substring(1);
    }

    /** An exception: {@code ResourceNotFoundFault} is {@code ResourceNotFoundException}. */
    public static String exception(String shape) {
        String stem = shape.endsWith("Fault") ? shape.substring(0, shape.length() - "Fault".length()) : shape;
        String name = pascal(stem);
        return name.endsWith("Exception") ? name : name + "Exception";
    }

    /** Leading capitals in lower case, but for the last of them that begins a word. */
    private static String lowerFirst(String name) {
        StringBuilder lowered = new StringBuilder(name);
        for (int i = 0; i < name.length() && Character.isUpperCase(name.charAt(i)); i++) {
            boolean beginsWord = i > 0 && i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
            if (beginsWord) {
                break;
            }
            lowered.setCharAt(i, Character.toLowerCase(name.charAt(i)));
        }
        return lowered.toString();
    }

    /** With a capital first letter. */
    public static String upperFirst(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String pascal(String name) {
        StringBuilder joined = new StringBuilder();
        for (String word : words(name)) {
            joined.append(Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return joined.toString();
    }

    /** The words of a name, as the SDK's generator splits them. */
    private static String[] words(String name) {
        return String.join(
                        " ",
                        name.replaceAll("[^A-Za-z0-9]+", " ")
                                .replaceAll("([^a-z]{2,})v([0-9]+)", "$1 v$2 ")
                                .replaceAll("([^A-Z]{2,})V([0-9]+)", "$1 V$2 ")
                                .split("(?<=[a-z])(?=[A-Z]([a-zA-Z]|[0-9]))"))
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2")
                .replaceAll("([0-9])([a-zA-Z])", "$1 $2")
                .strip()
                .split(" +");
    }
}
