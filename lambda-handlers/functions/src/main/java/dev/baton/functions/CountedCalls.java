package dev.baton.functions;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Counts Invoke, the one call that tasks make. */
record CountedCalls(LambdaClient client, LongAdder calls) implements LambdaClient {

    @Override
    public InvokeResponse invoke(InvokeRequest request) {
        calls.increment();
        return client.invoke(request);
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {
        client.close();
    }
}
