package dev.baton.engine.api;

import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.registry.EncryptionSettings;
import dev.baton.engine.start.Names;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;

/**
 * CreateActivity: idempotent by name; the tags of a repetition are ignored, as in AWS, and another key is refused (API reference,
 * CreateActivity, Errors).
 */
final class CreateActivityAction implements Action<CreateActivityRequest> {
    private final ActivityPorts ports;
    private final ApiSettings settings;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    CreateActivityAction(ActivityPorts ports, ApiSettings settings, InstantSource clock, Supplier<UUID> ids) {
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Answer perform(CreateActivityRequest request) {
        Names.check(request.name());
        EncryptionSettings encryption = SettingsReader.encryption(request.encryptionConfiguration());
        String arn = settings.activityArn(request.name());
        Activity wanted = new Activity(
                arn,
                request.name(),
                ids.get().toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Tags.with(Map.of(), request.tags(), arn),
                encryption,
                1);
        Activity standing =
                ApiErrors.checkingKey(() -> ports.activities().create(wanted).orElse(wanted));
        if (!standing.encryption().equals(encryption)) {
            throw new ApiException(
                    "ActivityAlreadyExists", "Activity already exists. EncryptionConfiguration may not be updated.");
        }
        // Also of one that stood there: whoever created it may have died in between.
        ports.queues().open(standing);
        return new Answer.Shape(CreateActivityResponse.builder()
                .activityArn(standing.arn())
                .creationDate(standing.creationDate())
                .build());
    }
}
