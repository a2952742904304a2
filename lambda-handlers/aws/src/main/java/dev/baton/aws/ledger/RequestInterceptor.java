package dev.baton.aws.ledger;

import dev.baton.aws.ledger.RequestLedger.Requests;
import dev.baton.aws.ledger.RequestLedger.Use;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Enters each try of a request into a ledger, also one that gets no answer: it may have arrived. It is given to a client's override
 * configuration.
 */
public final class RequestInterceptor implements ExecutionInterceptor {
    private static final String LENGTH = "Content-Length";
    private static final long UNIT = 64 * 1024;
    private static final ExecutionAttribute<Long> SENT = new ExecutionAttribute<>("dev.baton.sentUnits");

    private final RequestLedger ledger;

    public RequestInterceptor(RequestLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        long bytes = context.httpRequest()
                .firstMatchingHeader(LENGTH)
                .map(Long::parseLong)
                .orElse(0L);
        long units = units(bytes);
        attributes.putAttribute(SENT, units);
        ledger.add(use(attributes), new Requests(1, units, bytes));
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        long received = context.httpResponse()
                .firstMatchingHeader(LENGTH)
                .map(Long::parseLong)
                .map(RequestInterceptor::units)
                .orElse(1L);
        long more = received - attributes.getAttribute(SENT);
        if (more > 0) {
            ledger.add(use(attributes), new Requests(0, more, 0));
        }
    }

    private static long units(long bytes) {
        return Math.max(1, Math.ceilDiv(bytes, UNIT));
    }

    private static Use use(ExecutionAttributes attributes) {
        return new Use(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
}
