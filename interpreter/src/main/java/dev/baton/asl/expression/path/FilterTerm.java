package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.CountedText;
import dev.baton.asl.expression.JavaText;
import dev.baton.asl.expression.Work;
import java.util.regex.Pattern;

/** One term of a filter. */
sealed interface FilterTerm {
    /** What testing one costs at least. */
    int TICKS = 10;

    boolean holds(JsonNode item, JsonNode root, Work work) throws PathFault;

    /** {@code @.a}, {@code !@.a}: whether there is a value other than null. A {@code $.a} is read from the item, too. */
    record Presence(Query query, boolean wanted) implements FilterTerm {
        @Override
        public boolean holds(JsonNode item, JsonNode root, Work work) throws PathFault {
            JsonNode value = new FilterOperand.Path(query, false).value(item, root, work);
            return (value != null && !value.isNull()) == wanted;
        }
    }

    /** {@code @.a >= 1}. A side that is not there makes it false, whatever the relation. */
    record Relation(FilterOperand left, FilterRelation relation, FilterOperand right) implements FilterTerm {
        @Override
        public boolean holds(JsonNode item, JsonNode root, Work work) throws PathFault {
            JsonNode a = left.value(item, root, work);
            JsonNode b = a == null ? null : right.value(item, root, work);
            return a != null && b != null && relation.holds(a, b, work);
        }
    }

    /** {@code @.a != null}, with the word null, which orders otherwise than a null that a path leads to. */
    record NullRelation(FilterOperand side, FilterRelation relation) implements FilterTerm {
        @Override
        public boolean holds(JsonNode item, JsonNode root, Work work) throws PathFault {
            JsonNode value = side.value(item, root, work);
            return value != null && relation.holdsWithWordNull(value);
        }
    }

    /** {@code @.a =~ /x.*&#47;i}: whether the whole text matches; what is no text is printed as Java prints it. */
    record Match(FilterOperand left, Pattern pattern) implements FilterTerm {
        @Override
        public boolean holds(JsonNode item, JsonNode root, Work work) throws PathFault {
            JsonNode value = left.value(item, root, work);
            if (value == null || value.isNull()) {
                return false;
            }
            try {
                String text = JavaText.of(value);
                work.spend(text.length());
                return pattern.matcher(new CountedText(text, work)).matches();
            } catch (StackOverflowError e) {
                throw PathFault.inapplicable("The regular expression " + pattern + " nests too deeply for the text");
            }
        }
    }
}
