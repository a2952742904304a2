package dev.baton.engine.api;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityPage;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;

/** ListActivities, in the order of their creation. */
final class ListActivitiesAction implements Action<ListActivitiesRequest> {
    private static final String QUERY = "ListActivities";

    private final Activities activities;
    private final PageTokens tokens;
    private final ApiSettings settings;

    ListActivitiesAction(Activities activities, PageTokens tokens, ApiSettings settings) {
        this.activities = activities;
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public Answer perform(ListActivitiesRequest request) {
        ActivityPage page = activities.list(Pages.size(request.maxResults()), tokens.open(QUERY, request.nextToken()));
        return new Answer.Shape(ListActivitiesResponse.builder()
                .activities(page.activities().stream()
                        .filter(activity -> settings.owns(activity.arn()))
                        .map(ListActivitiesAction::item)
                        .toList())
                .nextToken(page.next().map(next -> tokens.seal(QUERY, next)).orElse(null))
                .build());
    }

    private static ActivityListItem item(Activity activity) {
        return ActivityListItem.builder()
                .activityArn(activity.arn())
                .name(activity.name())
                .creationDate(activity.creationDate())
                .build();
    }
}
