package dev.baton.engine.api;

import software.amazon.awssdk.core.SdkPojo;

/**
 * One action of the API.
 *
 * @param <Q> its request's shape
 */
@FunctionalInterface
interface Action<Q extends SdkPojo> {

    /**
     * Does what the request asks for; its facts are durable when this returns.
     *
     * @param request keeps to the constraints of the service model
     * @throws dev.baton.engine.api.wire.ApiException what the caller did wrong
     */
    Answer perform(Q request);
}
