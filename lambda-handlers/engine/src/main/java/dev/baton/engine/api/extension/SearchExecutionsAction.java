package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.engine.api.PageTokens;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.PageLimit;
import dev.baton.engine.search.ExecutionFilter;
import dev.baton.engine.search.ExecutionSearch;
import dev.baton.engine.search.SearchPage;
import dev.baton.engine.search.Whereabouts;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code Baton.SearchExecutions}: executions of any machine by conditions that all hold, newest start first.
 *
 * <pre>
 * {stateMachineArns?, statuses?, startedAfter?, startedBefore?, namePrefix?, error?, state?, value?, text?, input?: {path: value},
 *  maxResults = 100, withStates = false, nextToken?}
 * → {executions: [{executionArn, stateMachineArn, name, status, startDate, stopDate?, error?, cause?, states?, parentArn?}],
 *    nextToken?, searched, searchedTo?}
 * </pre>
 *
 * A page may be short and have a nextToken: one request looks at no more than some thousand executions. Errors: InvalidToken,
 * ValidationException.
 */
final class SearchExecutionsAction implements ExtensionAction {
    private static final int MOST_CAUSE = 300;

    private final ExecutionSearch search;
    private final Whereabouts whereabouts;
    private final PageTokens tokens;

    SearchExecutionsAction(ExecutionSearch search, Whereabouts whereabouts, PageTokens tokens) {
        this.search = search;
        this.whereabouts = whereabouts;
        this.tokens = tokens;
    }

    @Override
    public byte[] perform(Members request) {
        ExecutionFilter filter = Filters.read(request);
        int limit = (int) request.number("maxResults", 100, 1, PageLimit.MOST);
        boolean withStates = request.flag("withStates");
        Optional<String> token = request.optionalText("nextToken");
        request.complete();
        String query = "SearchExecutions " + Filters.words(filter);
        SearchPage page = search.search(filter, limit, tokens.open(query, token.orElse(null)));
        return Written.object(out -> {
            out.writeArrayFieldStart("executions");
            for (Head head : page.heads()) {
                row(head, withStates, out);
            }
            out.writeEndArray();
            Written.text(out, "nextToken", page.next().map(next -> tokens.seal(query, next)));
            out.writeNumberField("searched", page.searched());
            Written.time(out, "searchedTo", page.searchedTo());
        });
    }

    private void row(Head head, boolean withStates, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("executionArn", head.identity().executionArn());
        out.writeStringField("stateMachineArn", head.identity().stateMachineArn());
        out.writeStringField("name", head.identity().name());
        out.writeStringField("status", head.status().name());
        Written.time(out, "startDate", head.identity().startTime());
        Written.time(out, "stopDate", head.closing().map(how -> how.stopDate()));
        var failure = head.closing().flatMap(how -> how.failure());
        Written.text(out, "error", failure.flatMap(fault -> fault.error()));
        Written.text(
                out,
                "cause",
                failure.flatMap(fault -> fault.cause())
                        .map(cause -> cause.length() > MOST_CAUSE ? cause.substring(0, MOST_CAUSE) : cause));
        Written.text(out, "parentArn", head.parent().map(parent -> parent.key().executionArn()));
        if (withStates) {
            out.writeArrayFieldStart("states");
            for (String state : whereabouts.of(head)) {
                out.writeString(state);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
