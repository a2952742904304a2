package dev.baton.engine.api.extension;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.PageLimit;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.records.SideRecords.Kind;
import dev.baton.engine.records.SideRecords.SideRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code Baton.ListChanges}: who changed what, newest first.
 *
 * <pre>
 * {maxResults = 100, nextToken?} → {changes: [{time, action, caller?, region?, resource?, outcome, requestId}], nextToken?}
 * </pre>
 */
final class ListChangesAction implements ExtensionAction {
    private final SideRecords records;

    ListChangesAction(SideRecords records) {
        this.records = records;
    }

    @Override
    public byte[] perform(Members request) {
        int limit = (int) request.number("maxResults", 100, 1, PageLimit.MOST);
        Optional<String> below = request.optionalText("nextToken");
        request.complete();
        List<SideRecord> changes = records.latest(Kind.CHANGE, below, limit);
        return Written.object(out -> {
            out.writeArrayFieldStart("changes");
            for (SideRecord change : changes) {
                out.writeStartObject();
                for (var member : Json.ofText(change.text()).node().properties()) {
                    if (member.getKey().equals("time")) {
                        Written.time(
                                out,
                                "time",
                                Instant.ofEpochMilli(member.getValue().asLong()));
                    } else {
                        out.writeStringField(member.getKey(), member.getValue().asText());
                    }
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            if (changes.size() == limit) {
                out.writeStringField("nextToken", changes.getLast().key());
            }
        });
    }
}
