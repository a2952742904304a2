package dev.baton.local.http;

import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.api.Caller;
import java.util.function.Consumer;

/** What is served: {@link dev.baton.engine.api.ApiHandler#answer}. */
@FunctionalInterface
public interface Api {

    /** @param answer gets the answer, once, perhaps later from another thread */
    void answer(ApiRequest request, Caller caller, Consumer<ApiResponse> answer);
}
