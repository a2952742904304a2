package dev.baton.asl.expression.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.JavaText;
import dev.baton.asl.expression.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One evaluation of a {@link Query}: a walk through the document that counts each node it comes to. */
final class Walk {
    /** A node that is looked at, in ticks. */
    private static final int LOOK = 4;

    private final Query query;
    private final JsonNode root;
    private final Work work;
    private final List<JsonNode> found = new ArrayList<>();

    /** @param root what {@code $} means within filters */
    Walk(Query query, JsonNode root, Work work) {
        this.query = query;
        this.root = root;
        this.work = work;
    }

    /** All values that the query leads to from a node. */
    List<JsonNode> from(JsonNode start) throws PathFault {
        follow(start, Place.ROOT, 0);
        return found;
    }

    private void follow(JsonNode node, Place place, int at) throws PathFault {
        work.spend(LOOK);
        if (at == query.size()) {
            found.add(node);
            return;
        }
        switch (query.token(at)) {
            case PathToken.Names names -> names(names, node, place, at);
            case PathToken.Indexes indexes -> {
                ArrayNode array = array(node, place, at);
                for (int index : indexes.values()) {
                    element(array, index, place, at);
                }
            }
            case PathToken.FromEnd end -> {
                ArrayNode array = array(node, place, at);
                element(array, array.size() - end.distance(), place, at);
            }
            case PathToken.SliceFrom slice -> {
                ArrayNode array = array(node, place, at);
                int from = slice.from() < 0 ? Math.max(0, array.size() + slice.from()) : slice.from();
                elements(array, from, array.size(), place, at);
            }
            case PathToken.SliceTo slice -> {
                ArrayNode array = array(node, place, at);
                int to = slice.to() < 0 ? array.size() + slice.to() : slice.to();
                elements(array, 0, to, place, at);
            }
            case PathToken.SliceBetween slice -> elements(array(node, place, at), slice.from(), slice.to(), place, at);
            case PathToken.Wildcard all -> all(node, place, at + 1);
            case PathToken.Scan scan -> scan(node, place, at + 1);
            case PathToken.Filter filter -> filter(filter, node, place, at);
        }
    }

    private void names(PathToken.Names token, JsonNode node, Place place, int at) throws PathFault {
        if (!(node instanceof ObjectNode object)) {
            throw PathFault.absent("Property " + token + " not found in path " + place);
        }
        if (token.names().size() > 1) {
            found.add(pick(object, token.names()));
            return;
        }
        String name = token.names().getFirst();
        JsonNode member = object.get(name);
        if (member != null) {
            follow(member, place.member(name), at + 1);
        } else if (at + 1 == query.size()) {
            throw PathFault.absent("No results for path: " + place.member(name));
        } else if (query.needs(at)) {
            throw PathFault.absent("Missing property in path " + place.member(name));
        }
    }

    private JsonNode pick(ObjectNode object, List<String> names) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            work.spend(LOOK);
            JsonNode member = object.get(name);
            if (member != null) {
                picked.set(name, member);
            }
        }
        return picked;
    }

    private ArrayNode array(JsonNode node, Place place, int at) throws PathFault {
        if (node instanceof ArrayNode array) {
            return array;
        }
        throw node.isNull()
                ? PathFault.absent("The path " + place + " is null")
                : PathFault.inapplicable("Filter: " + query.rest(at)
                        + " can only be applied to arrays. Current context is: " + JavaText.of(node));
    }

    private void element(ArrayNode array, int index, Place place, int at) throws PathFault {
        if (index < 0 || index >= array.size()) {
            throw PathFault.absent("Index out of bounds when evaluating path " + place.element(index));
        }
        follow(array.get(index), place.element(index), at + 1);
    }

    private void elements(ArrayNode array, int from, int end, Place place, int at) throws PathFault {
        int to = Math.min(end, array.size());
        for (int i = from; i < to && !array.isEmpty(); i++) {
            element(array, i, place, at);
        }
    }

    /** Over an array, what is not there in an element is left out; over an object it ends the walk. */
    private void all(JsonNode node, Place place, int next) throws PathFault {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                follow(member.getValue(), place.member(member.getKey()), next);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                try {
                    follow(array.get(i), place.element(i), next);
                } catch (PathFault fault) {
                    if (!fault.isAbsence()) {
                        throw fault;
                    }
                }
            }
        }
    }

    private void scan(JsonNode node, Place place, int next) throws PathFault {
        work.spend(LOOK);
        if (node instanceof ObjectNode object) {
            scanned(node, place, next);
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                scan(member.getValue(), place.member(member.getKey()), next);
            }
        } else if (node instanceof ArrayNode array) {
            scanned(node, place, next);
            for (int i = 0; i < array.size(); i++) {
                scan(array.get(i), place.element(i), next);
            }
        }
    }

    /** Applies the step after the two dots where it can be applied. */
    private void scanned(JsonNode node, Place place, int next) throws PathFault {
        boolean fits = switch (query.token(next)) {
            case PathToken.Names names -> hasAll(node, names.names());
            case PathToken.Wildcard all -> true;
            case PathToken.Scan scan -> throw new IllegalStateException("a scan does not follow a scan");
            case PathToken.Filter filter -> filter.expression().accepts(node, root, work);
            case PathToken.Indexes indexes -> node.isArray();
            case PathToken.FromEnd end -> node.isArray();
            case PathToken.SliceFrom slice -> node.isArray();
            case PathToken.SliceTo slice -> node.isArray();
            case PathToken.SliceBetween slice -> node.isArray();
        };
        if (!fits) {
            return;
        }
        if (node.isArray() && next + 1 < query.size()) {
            // What follows is tried on all elements, whichever the step picks: the dialect has it so.
            for (int i = 0; i < node.size(); i++) {
                follow(node.get(i), place.element(i), next + 1);
            }
        } else {
            follow(node, place, next);
        }
    }

    private boolean hasAll(JsonNode node, List<String> names) {
        work.spend(names.size());
        return node.isObject() && names.stream().allMatch(node::has);
    }

    private void filter(PathToken.Filter filter, JsonNode node, Place place, int at) throws PathFault {
        if (node.isObject()) {
            if (filter.expression().accepts(node, root, work)) {
                follow(node, place, at + 1);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (filter.expression().accepts(array.get(i), root, work)) {
                    follow(array.get(i), place.element(i), at + 1);
                }
            }
        } else {
            throw PathFault.inapplicable("Filter: " + query.rest(at)
                    + " can not be applied to primitives. Current context is: " + JavaText.of(node));
        }
    }
}
