package dev.baton.engine.api;

import dev.baton.engine.activity.Activity;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;

/** DescribeActivity. */
final class DescribeActivityAction implements Action<DescribeActivityRequest> {
    private final ActivityLookup activities;

    DescribeActivityAction(ActivityLookup activities) {
        this.activities = activities;
    }

    @Override
    public Answer perform(DescribeActivityRequest request) {
        Activity activity = activities.find(request.activityArn());
        return new Answer.Shape(DescribeActivityResponse.builder()
                .activityArn(activity.arn())
                .name(activity.name())
                .creationDate(activity.creationDate())
                .encryptionConfiguration(SettingsReader.shape(activity.encryption()))
                .build());
    }
}
