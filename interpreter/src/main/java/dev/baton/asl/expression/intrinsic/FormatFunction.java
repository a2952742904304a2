package dev.baton.asl.expression.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.expression.JavaText;
import dev.baton.asl.expression.Randomness;

/** {@code States.Format(template, a, …)}: fills each {@code {}} with the next argument, as Java prints it. */
final class FormatFunction implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.Format";
    }

    @Override
    public int fewest() {
        return 1;
    }

    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean keepsBraceEscapes() {
        return true;
    }

    @Override
    public JsonNode apply(Arguments arguments, Randomness randomness) throws IntrinsicFault {
        String template = arguments.text(0);
        StringBuilder out = new StringBuilder(template.length() + 32);
        int next = 1;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '\\' && i + 1 < template.length() && "{}\\'".indexOf(template.charAt(i + 1)) >= 0) {
                out.append(template.charAt(++i));
            } else if (template.startsWith("{}", i)) {
                if (next == arguments.size()) {
                    throw new IntrinsicFault();
                }
                int before = out.length();
                JavaText.append(arguments.value(next++), out);
                arguments.spend(out.length() - before);
                i++;
            } else if (c == '{') {
                throw new IntrinsicFault("Invalid template in " + name() + ": matching '}' not found for '{'.");
            } else if (c == '}') {
                throw new IntrinsicFault();
            } else {
                out.append(c);
            }
        }
        if (next != arguments.size()) {
            throw new IntrinsicFault();
        }
        return TextNode.valueOf(out.toString());
    }
}
