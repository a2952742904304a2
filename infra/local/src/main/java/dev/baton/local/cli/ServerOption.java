package dev.baton.local.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/** Which server is asked. */
final class ServerOption {
    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Default: ${DEFAULT-VALUE}.",
            defaultValue = "http://127.0.0.1:8083")
    private URI endpoint = URI.create("http://127.0.0.1:8083");

    ApiCall api() {
        return new ApiCall(endpoint);
    }

    /** The console's page, a route as its addresses have it. */
    URI page(String route) {
        String base = endpoint.toString().replaceAll("/+$", "");
        return URI.create(base + "/console/#/" + route);
    }
}
