package dev.baton.asl.definition;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a Distributed Map reads its items from (AWS: "ItemReader (Map)"), as far as it says how an object's text is to be read.
 *
 * @param inputType absent for a listing of objects
 * @param itemsPointer where the items lie in a JSON document
 * @param csvDelimiter between the fields of a CSV row
 * @param csvHeaders the names of the columns; absent when the first row has them
 * @param maxItems MaxItems or MaxItemsPath; 0 for all
 */
public record ItemReader(
        Optional<InputType> inputType,
        Optional<JsonPointer> itemsPointer,
        char csvDelimiter,
        Optional<List<String>> csvHeaders,
        Optional<FieldValue> maxItems) {

    /** The form of what is read. */
    public enum InputType {
        CSV,
        JSON,
        JSONL,
        PARQUET,
        MANIFEST
    }

    public ItemReader {
        Objects.requireNonNull(inputType, "inputType");
        Objects.requireNonNull(itemsPointer, "itemsPointer");
        Objects.requireNonNull(maxItems, "maxItems");
        csvHeaders = csvHeaders.map(List::copyOf);
    }
}
