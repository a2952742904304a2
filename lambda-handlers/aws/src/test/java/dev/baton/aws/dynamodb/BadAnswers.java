package dev.baton.aws.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Replaces the next answers by others, after the request took place. */
final class BadAnswers implements ExecutionInterceptor {
    private final int status;
    private final String body;
    private final AtomicInteger left = new AtomicInteger();

    private BadAnswers(int status, String body) {
        this.status = status;
        this.body = body;
    }

    /** The answer is lost: whether the write took place is unknown. The client tries again. */
    static BadAnswers lost() {
        return new BadAnswers(500, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}");
    }

    static BadAnswers error(String code) {
        return new BadAnswers(400, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\"}");
    }

    BadAnswers next(int count) {
        left.set(count);
        return this;
    }

    int left() {
        return left.get();
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (left.get() == 0) {
            return context.httpResponse();
        }
        return context.httpResponse().toBuilder()
                .statusCode(status)
                .removeHeader("x-amz-crc32")
                .putHeader("Content-Length", Integer.toString(body.length()))
                .build();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (left.get() == 0) {
            return context.responseBody();
        }
        left.decrementAndGet();
        return Optional.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
