package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.ServiceModel;
import dev.baton.integrations.sdk.model.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A form goes out, XML comes back. */
final class QueryProtocol implements Protocol {
    private final QueryDialect dialect;

    QueryProtocol(QueryDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public WireRequest request(ServiceModel service, OperationModel operation, ObjectNode input) {
        QueryForm form = new QueryForm(dialect);
        form.put("Action", operation.name());
        form.put("Version", service.head().text("apiVersion").orElse(""));
        operation.inputShape().ifPresent(shape -> form.structure("", shape, input));
        return new WireRequest(
                "POST",
                "/",
                Map.of(),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                form.text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public JsonNode output(OperationModel operation, WireAnswer answer) throws UnreadableAnswerException {
        Optional<Shape.Structure> shape = operation.outputShape();
        if (shape.isEmpty() || answer.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        Element root = Element.parse(answer.body());
        String wrapper = operation
                .output()
                .flatMap(output -> output.traits().text("resultWrapper"))
                .orElse(operation.name() + "Result");
        Element result =
                dialect == QueryDialect.EC2 ? root : root.child(wrapper).orElse(root);
        return XmlReader.structure(shape.get(), result);
    }

    @Override
    public WireError error(WireAnswer answer) {
        return XmlErrors.of(answer);
    }
}
