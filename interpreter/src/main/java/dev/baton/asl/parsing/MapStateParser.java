package dev.baton.asl.parsing;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.jsonata.JsonataExpression;
import dev.baton.asl.json.SourceNode;
import java.util.Optional;

/** Reads Map states, inline and distributed. */
final class MapStateParser {

    private MapStateParser() {}

    static Optional<MapState> parse(StateSource source) {
        Optional<SourceNode> processor = source.exactlyOneOf("ItemProcessor", "Iterator");
        var distributed = DistributedMapParser.parse(source, processor);
        Optional<Expression> items = items(source);
        Optional<Expression> selector = selector(source);
        Optional<FieldValue> concurrency = FieldValueParser.integer(source, "MaxConcurrency", 0, Integer.MAX_VALUE);
        var data = DataFlowParser.parse(source);
        var retry = RetryParser.parse(source);
        var catchers = CatchParser.parse(source);
        Optional<String> next = FlowParser.next(source);
        Optional<Block> block =
                processor.flatMap(node -> BlockParser.parse(node, FieldTable.ITEM_PROCESSOR, source.compilation()));
        return block.map(body -> new MapState(
                source.name(),
                source.language(),
                data,
                items,
                itemsSource(source),
                selector,
                concurrency,
                body,
                distributed,
                retry,
                catchers,
                next));
    }

    private static Optional<Expression> items(StateSource source) {
        return source.isJsonata()
                ? source.get("Items").filter(value -> isItems(source, value)).flatMap(source.expressions()::template)
                : source.get("ItemsPath")
                        .flatMap(source.expressions()::referencePath)
                        .map(Expression.class::cast);
    }

    /** How error texts quote the items: the path, the expression, or the JSON that holds expressions. */
    private static String itemsSource(StateSource source) {
        return source.get(source.isJsonata() ? "Items" : "ItemsPath")
                .map(value -> JsonataExpression.isExpression(value.text())
                        ? ExpressionCompiler.withoutBraces(value.text())
                        : value.text())
                .orElse("$");
    }

    /** An array, an object, or an expression for one. */
    private static boolean isItems(StateSource source, SourceNode value) {
        boolean fits =
                value.isArray() || value.isObject() || source.expressions().isJsonata(value);
        if (!fits) {
            source.diagnostics().schema("Expected value of type Array", value);
        }
        return fits;
    }

    private static Optional<Expression> selector(StateSource source) {
        return source.oneOf("ItemSelector", "Parameters").flatMap(source.expressions()::template);
    }
}
