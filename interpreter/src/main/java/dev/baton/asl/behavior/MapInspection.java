package dev.baton.asl.behavior;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.DataFlow;
import dev.baton.asl.definition.DistributedMap;
import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.ItemBatcher;
import dev.baton.asl.definition.ItemReader;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.execution.ContextObject.MapItem;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import dev.baton.asl.trial.Handling;
import dev.baton.asl.trial.Inspection;
import dev.baton.asl.trial.Inspection.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Looks at what a Map does before its iterations: its items, how they are selected, and its limits. */
final class MapInspection {
    private final Run run;
    private final Frame frame;
    private final MapState state;
    private final Map<Stage, Json> documents;
    private final Optional<String> itemReaderData;
    private Optional<List<Json>> items = Optional.empty();
    private OptionalLong concurrency = OptionalLong.empty();
    private OptionalLong toleratedCount = OptionalLong.empty();
    private OptionalDouble toleratedPercentage = OptionalDouble.empty();

    MapInspection(Run run, Frame frame, MapState state, Map<Stage, Json> documents, Optional<String> itemReaderData) {
        this.run = run;
        this.frame = frame;
        this.state = state;
        this.documents = documents;
        this.itemReaderData = itemReaderData;
    }

    /**
     * Looks.
     *
     * @param scope of the state's input
     * @return why the Map cannot begin, if it cannot
     */
    Optional<StateInspection.BranchingFault> look(Scope scope) throws EvaluationException {
        Json effective = DataFlows.effective(state.data(), scope);
        Scope fields = scope.withRoot(effective);
        Optional<ItemReader> reader = state.distributed().flatMap(DistributedMap::itemReader);
        Optional<StateInspection.BranchingFault> fault =
                reader.isPresent() ? read(reader.get(), fields) : ofInput(effective, fields);
        if (fault.isEmpty()) {
            limits(fields);
        }
        return fault;
    }

    private Optional<StateInspection.BranchingFault> ofInput(Json effective, Scope fields) throws EvaluationException {
        Json array = state.items().isPresent() ? state.items().get().evaluate(fields) : effective;
        if (!array.node().isArray()) {
            return Optional.of((own, of, which) -> notAnArray(own, of, array.node()));
        }
        if (state.data() instanceof DataFlow.JsonPath) {
            documents.put(Stage.AFTER_ITEMS_PATH, array);
        }
        List<MapItem> found = new ArrayList<>();
        array.node().forEach(value -> found.add(new MapItem(found.size(), value, Optional.empty())));
        begin(found, fields);
        return Optional.empty();
    }

    /** What the reader would find in its data; without data, and where these are no text, the items stay unknown. */
    private Optional<StateInspection.BranchingFault> read(ItemReader reader, Scope fields) throws EvaluationException {
        if (itemReaderData.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<ReadItems> found = ReadItems.of(reader, itemReaderData.get(), fields);
            if (found.isPresent()) {
                found.get().pointed().ifPresent(json -> documents.put(Stage.AFTER_ITEMS_POINTER, json));
                begin(found.get().items(), fields);
            }
            return Optional.empty();
        } catch (ReadItems.UnreadableException e) {
            Failure failure = Failure.of("States.ItemReaderFailed", e.cause());
            return Optional.of((own, of, which) -> ErrorHandling.handle(own, of, state, failure, false));
        }
    }

    /** Each iteration gets an item, or a batch of them. */
    private void begin(List<MapItem> found, Scope fields) throws EvaluationException {
        Optional<List<Json>> selected = select(found);
        Optional<ItemBatcher> batcher = state.distributed().flatMap(DistributedMap::itemBatcher);
        if (selected.isEmpty() || batcher.isEmpty()) {
            items = selected;
            return;
        }
        List<Json> batches = ItemBatches.of(batcher.get(), selected.get(), fields, run.limits.payloadBytes());
        show(Stage.AFTER_ITEM_BATCHER, batches);
        items = Optional.of(batches);
    }

    /** The data on the way that are longer than a document may be are not shown. */
    private void show(Stage stage, List<Json> inputs) {
        // The array's brackets, and a comma after each but the last.
        long bytes = 1;
        for (Json input : inputs) {
            bytes += input.utf8Length() + 1;
            if (bytes > run.limits.payloadBytes()) {
                return;
            }
        }
        documents.put(stage, array(inputs));
    }

    private Next notAnArray(Run own, Frame of, JsonNode value) {
        try {
            return MapBehavior.notAnArray(own, of, state, value);
        } catch (EvaluationException e) {
            return ErrorHandling.evaluationFailed(own, of, state, e);
        }
    }

    /** The iterations' inputs; empty when they are together longer than a document may be, which only a reader's can be. */
    private Optional<List<Json>> select(List<MapItem> found) throws EvaluationException {
        if (state.itemSelector().isEmpty()) {
            return Optional.of(found.stream().map(item -> Json.of(item.value())).toList());
        }
        List<Json> selected = new ArrayList<>();
        long bytes = 0;
        for (MapItem item : found) {
            Scope scope = Scopes.ofItem(run, frame, state, item);
            Json input = state.itemSelector().get().evaluate(scope.withRoot(DataFlows.effective(state.data(), scope)));
            bytes += input.utf8Length();
            if (bytes > run.limits.payloadBytes()) {
                return Optional.empty();
            }
            selected.add(input);
        }
        show(Stage.AFTER_ITEM_SELECTOR, selected);
        return Optional.of(selected);
    }

    private void limits(Scope scope) throws EvaluationException {
        concurrency = OptionalLong.of(
                state.maxConcurrency().isPresent()
                        ? FieldValues.concurrency(state.maxConcurrency().get(), scope)
                        : 0);
        Optional<FieldValue> count = state.distributed().flatMap(DistributedMap::toleratedFailureCount);
        if (count.isPresent()) {
            toleratedCount = OptionalLong.of(FieldValues.concurrency(count.get(), scope));
        }
        Optional<FieldValue> percentage = state.distributed().flatMap(DistributedMap::toleratedFailurePercentage);
        if (percentage.isPresent()) {
            toleratedPercentage = OptionalDouble.of(percentage(percentage.get(), scope));
        }
    }

    private static double percentage(FieldValue field, Scope scope) throws EvaluationException {
        return switch (field) {
            case FieldValue.Constant constant -> constant.value().node().asDouble();
            case FieldValue.Computed computed -> {
                JsonNode value = computed.expression().evaluate(scope).node();
                if (!value.isNumber()) {
                    throw FieldValues.unexpectedType(computed, "number", value);
                }
                yield value.asDouble();
            }
        };
    }

    /** What the iterations would get; empty when the items are not in the state's input. */
    Optional<List<Json>> items() {
        return items;
    }

    Inspection seen(Map<Stage, Json> shown, Optional<Handling> handling) {
        return new Inspection(shown, concurrency, toleratedCount, toleratedPercentage, handling);
    }

    private static Json array(List<Json> elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        elements.forEach(element -> array.add(element.node()));
        return Json.of(array);
    }

    /** A document of those members. */
    static Json object(Map<String, Json> members) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach((name, value) -> object.set(name, value.node()));
        return Json.of(object);
    }
}
