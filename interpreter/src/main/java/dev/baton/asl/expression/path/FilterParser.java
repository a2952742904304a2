package dev.baton.asl.expression.path;

import dev.baton.asl.expression.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the text within {@code [?(…)]}. */
final class FilterParser {
    private static final String MATCH = "=~";
    private static final Pattern REGEX = Pattern.compile("/(.*)/(i?)", Pattern.DOTALL);

    private final String text;
    private final List<List<FilterTerm>> alternatives = new ArrayList<>();
    private List<FilterTerm> terms = new ArrayList<>();
    private int openParentheses;

    private FilterParser(String text) {
        this.text = text;
    }

    static FilterExpression parse(String text) throws SyntaxException {
        return new FilterParser(text).parse();
    }

    private FilterExpression parse() throws SyntaxException {
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            int end = BracketEnd.afterQuoted(text, at);
            if (end > at) {
                at = end;
                continue;
            }
            boolean and = text.startsWith("&&", at);
            if (and || text.startsWith("||", at)) {
                term(text.substring(start, at));
                start = at + 2;
                if (!and) {
                    nextAlternative();
                }
                at++;
            }
            at++;
        }
        term(text.substring(start));
        nextAlternative();
        if (openParentheses != 0) {
            throw new SyntaxException("The parentheses of a filter do not match: " + text);
        }
        return new FilterExpression(alternatives);
    }

    private void nextAlternative() {
        alternatives.add(terms);
        terms = new ArrayList<>();
    }

    private void term(String source) throws SyntaxException {
        String term = withoutGrouping(source);
        int at = 0;
        while (at < term.length()) {
            if (term.startsWith(MATCH, at)) {
                terms.add(match(term, at));
                return;
            }
            for (FilterRelation relation : FilterRelation.values()) {
                if (term.startsWith(relation.sign(), at)) {
                    terms.add(relation(term, at, relation));
                    return;
                }
            }
            at = Math.max(at + 1, BracketEnd.afterQuoted(term, at));
        }
        terms.add(presence(term));
    }

    /** Parentheses that open before a term and close after it are dropped; those of a comparison's side are its own. */
    private String withoutGrouping(String source) throws SyntaxException {
        String term = source.strip();
        while (term.startsWith("(")) {
            openParentheses++;
            term = term.substring(1).strip();
        }
        int surplus = surplus(term);
        while (surplus > 0 && term.endsWith(")")) {
            surplus--;
            openParentheses--;
            term = term.substring(0, term.length() - 1).strip();
        }
        if (surplus != 0) {
            throw new SyntaxException("The parentheses of a filter do not match: " + text);
        }
        return term;
    }

    /** How many parentheses close that were not opened. */
    private static int surplus(String term) throws SyntaxException {
        int closed = 0;
        int at = 0;
        while (at < term.length()) {
            int end = BracketEnd.afterQuoted(term, at);
            if (end == at) {
                char c = term.charAt(at);
                closed += c == ')' ? 1 : c == '(' ? -1 : 0;
                end++;
            }
            at = end;
        }
        return closed;
    }

    private static FilterTerm presence(String term) throws SyntaxException {
        boolean wanted = !term.startsWith("!");
        String path = wanted ? term : term.substring(1);
        boolean readable = path.startsWith("@") || wanted && path.startsWith("$");
        if (!readable) {
            throw new SyntaxException("A filter can not be read: " + term);
        }
        return new FilterTerm.Presence(FilterOperand.path(path), wanted);
    }

    private static FilterTerm relation(String term, int at, FilterRelation relation) throws SyntaxException {
        FilterOperand left = left(term, at);
        FilterOperand right = FilterOperand.parse(
                term.substring(at + relation.sign().length()).strip());
        if (right == FilterOperand.NULL) {
            return new FilterTerm.NullRelation(left, relation);
        }
        return left == FilterOperand.NULL
                ? new FilterTerm.NullRelation(right, relation.mirrored())
                : new FilterTerm.Relation(left, relation, right);
    }

    /** An exclamation mark before a comparison does nothing. */
    private static FilterOperand left(String term, int at) throws SyntaxException {
        String left = term.substring(0, at).strip();
        return FilterOperand.parse(left.startsWith("!@") ? left.substring(1) : left);
    }

    private static FilterTerm match(String term, int at) throws SyntaxException {
        Matcher regex = REGEX.matcher(term.substring(at + MATCH.length()).strip());
        if (!regex.matches()) {
            throw new SyntaxException("A regular expression is written /…/ or /…/i: " + term);
        }
        try {
            int flags = regex.group(2).isEmpty() ? 0 : Pattern.CASE_INSENSITIVE;
            return new FilterTerm.Match(left(term, at), Pattern.compile(regex.group(1), flags));
        } catch (PatternSyntaxException e) {
            throw new SyntaxException("A regular expression can not be read: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw new SyntaxException("A regular expression is nested too deeply");
        }
    }
}
