package dev.baton.engine.api;

import dev.baton.engine.api.wire.RequestCheck;
import dev.baton.engine.api.wire.ShapeReader;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** An action with what belongs around it: its name, its request's shape and constraints. */
public final class Operation {
    private final String name;
    private final Handler handler;

    private interface Handler {
        Answer handle(byte[] body);
    }

    private Operation(String name, Handler handler) {
        this.name = name;
        this.handler = handler;
    }

    /** An action that is there. */
    static <Q extends SdkPojo, B extends SdkPojo & SdkBuilder<B, Q>> Operation of(
            String name, Supplier<B> builder, Action<Q> action) {
        RequestCheck check = RequestCheck.of(name);
        return new Operation(name, body -> {
            B request = builder.get();
            ShapeReader.read(body, request);
            Q built = request.build();
            check.check(built);
            return action.perform(built);
        });
    }

    /** An action of AWS that is not there: the caller is told so, whatever it sent. */
    static Operation unsupported(String name) {
        return new Operation(name, body -> {
            throw ApiErrors.unsupported(name);
        });
    }

    /**
     * An action outside of the service model, which reads its request and writes its answer itself.
     *
     * @param name with the prefix that it has in {@code X-Amz-Target}
     */
    public static Operation written(String name, UnaryOperator<byte[]> action) {
        return new Operation(name, body -> new Answer.Written(action.apply(body)));
    }

    String name() {
        return name;
    }

    Answer handle(byte[] body) {
        return handler.handle(body);
    }
}
