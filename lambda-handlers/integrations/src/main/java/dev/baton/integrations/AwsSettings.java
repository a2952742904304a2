package dev.baton.integrations;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the AWS services are that tasks call, read from the environment as the AWS tools and Step Functions Local read it.
 *
 * @param environment variables by name
 */
public record AwsSettings(Map<String, String> environment) {

    public AwsSettings {
        environment = Map.copyOf(environment);
    }

    /**
     * The endpoint of a service instead of AWS's own: {@code LAMBDA_ENDPOINT} (Step Functions Local's name), {@code
     * AWS_ENDPOINT_URL_LAMBDA}, {@code AWS_ENDPOINT_URL}, the first that is set.
     *
     * @param service in the spelling of the variables, e.g. {@code LAMBDA}; empty: of all services
     * @throws IllegalArgumentException when the value is not a URL
     */
    public Optional<URI> endpoint(String service) {
        return List.of(service + "_ENDPOINT", "AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL").stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(this::url);
    }

    /** Whether an endpoint is named for this very service, not for all. */
    public boolean namesEndpoint(String service) {
        return List.of(service + "_ENDPOINT", "AWS_ENDPOINT_URL_" + service).stream()
                .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    }

    private URI url(String variable) {
        String value = Objects.requireNonNull(environment.get(variable)).strip();
        URI url = URI.create(value);
        if (url.getScheme() == null || url.getHost() == null) {
            throw new IllegalArgumentException(
                    variable + " is not a URL with scheme and host, such as http://127.0.0.1:3001: " + value);
        }
        return url;
    }

    /** The same with another value of a variable. */
    public AwsSettings with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new AwsSettings(changed);
    }

    /** Whether a variable says true. */
    public boolean flag(String variable) {
        return environment.getOrDefault(variable, "").strip().equalsIgnoreCase("true");
    }

    /** {@code AWS_REGION}, {@code AWS_DEFAULT_REGION}, or us-east-1 as Step Functions Local has it. */
    public String region() {
        return List.of("AWS_REGION", "AWS_DEFAULT_REGION").stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("us-east-1");
    }
}
