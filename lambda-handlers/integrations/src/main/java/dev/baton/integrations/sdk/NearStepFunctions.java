package dev.baton.integrations.sdk;

import dev.baton.engine.api.ApiRequest;
import dev.baton.engine.api.ApiResponse;
import dev.baton.integrations.sdk.protocol.WireAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code aws-sdk:sfn:…}: the Step Functions API that the task's own execution was started by. */
public final class NearStepFunctions {
    private NearStepFunctions() {}

    /** That API as a service of this process. */
    public static Map<String, AwsClient.NearService> of(Function<ApiRequest, ApiResponse> api) {
        return Map.of("sfn", (request, region) -> {
            ApiResponse response = api.apply(new ApiRequest(
                    Optional.ofNullable(request.headers().get("X-Amz-Target")), request.body(), Optional.of(region)));
            Map<String, List<String>> headers = new LinkedHashMap<>();
            response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            return new WireAnswer(response.status(), headers, response.body());
        });
    }
}
