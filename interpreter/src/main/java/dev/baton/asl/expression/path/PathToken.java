package dev.baton.asl.expression.path;

import java.util.List;
import java.util.stream.Collectors;

/** One step of a path that is more than names and indexes. {@code toString} is the step as error texts write it. */
sealed interface PathToken {

    /** Whether it leads to one value at most. */
    default boolean isDefinite() {
        return false;
    }

    /** {@code .name}, {@code ['name']}, or {@code ['a','b']}, which gives an object of those that are there. */
    record Names(List<String> names) implements PathToken {
        public Names {
            names = List.copyOf(names);
        }

        @Override
        public boolean isDefinite() {
            return true;
        }

        @Override
        public String toString() {
            return names.stream().collect(Collectors.joining("', '", "['", "']"));
        }
    }

    /** {@code [0]} or {@code [0,2]}. A negative index is no element. */
    record Indexes(List<Integer> values) implements PathToken {
        public Indexes {
            values = List.copyOf(values);
        }

        @Override
        public boolean isDefinite() {
            return values.size() == 1;
        }

        @Override
        public String toString() {
            return values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** {@code [(@.length-1)]}: an element counted from the end. */
    record FromEnd(int distance) implements PathToken {
        @Override
        public boolean isDefinite() {
            return true;
        }

        @Override
        public String toString() {
            return "[@.size()-" + distance + "]";
        }
    }

    /** {@code [2:]}, {@code [-2:]}: from an element, which may be counted from the end, to the end. */
    record SliceFrom(int from) implements PathToken {
        @Override
        public String toString() {
            return "[" + from + ":]";
        }
    }

    /** {@code [:2]}, {@code [:-2]}: up to an element, which may be counted from the end and is left out. */
    record SliceTo(int to) implements PathToken {
        @Override
        public String toString() {
            return "[:" + to + "]";
        }
    }

    /** {@code [1:3]}; here nothing is counted from the end. */
    record SliceBetween(int from, int to) implements PathToken {
        @Override
        public String toString() {
            return "[" + from + ":" + to + "]";
        }
    }

    /** {@code .*}, {@code [*]}: all members or elements. */
    record Wildcard() implements PathToken {
        @Override
        public String toString() {
            return "[*]";
        }
    }

    /** {@code ..}: the next step is tried everywhere below. */
    record Scan() implements PathToken {
        @Override
        public String toString() {
            return "..";
        }
    }

    /** {@code [?(…)]}: an object, or the elements of an array, for which the filter holds. */
    record Filter(FilterExpression expression) implements PathToken {
        @Override
        public String toString() {
            return "[?]";
        }
    }
}
