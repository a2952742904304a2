package dev.baton.engine.api.extension;

/** One of Baton's own actions. */
@FunctionalInterface
interface ExtensionAction {

    /**
     * Does what the request asks for.
     *
     * @return the answer, a JSON object in UTF-8
     * @throws dev.baton.engine.api.wire.ApiException what the caller did wrong
     */
    byte[] perform(Members request);
}
