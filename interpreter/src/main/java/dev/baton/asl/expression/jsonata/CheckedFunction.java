package dev.baton.asl.expression.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of the language whose arguments are checked by {@link FunctionSignature}, before the library's or our own is called. */
final class CheckedFunction extends Jsonata.JFunction {
    private final transient String name;
    private final transient FunctionSignature signature;
    private final transient Body body;
    private final int arity;

    /** What it does; null is undefined. */
    interface Body {
        @Nullable
        Object call(@Nullable Object input, List<?> arguments);
    }

    CheckedFunction(String name, FunctionSignature signature, Body body, int arity) {
        // The library wants to know a name, and a method of its own behind each function, which is never called.
        super(name, signature.text(), Functions.class, null, "type");
        this.name = name;
        this.signature = signature;
        this.body = body;
        this.arity = arity;
    }

    @Override
    public Object validate(Object arguments, Object context) {
        return signature.check(name, (List<?>) arguments, context);
    }

    @Override
    public @Nullable Object call(@Nullable Object input, List arguments) {
        return body.call(input, arguments);
    }

    @Override
    public int getNumberOfArgs() {
        return arity;
    }
}
