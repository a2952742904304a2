package dev.baton.asl.validation.outline;

import dev.baton.asl.json.SourceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A definition as rules see it.
 *
 * @param body the top-level block
 * @param duplicates members whose name occurred before in the same object
 * @param loneState whether the body is a stand-in for the machine of a single state, as TestState takes it, so that the
 *     state's neighbours are unknown
 */
public record Outline(BlockOutline body, List<SourceNode> duplicates, boolean loneState) {

    public Outline {
        duplicates = List.copyOf(duplicates);
    }

    /** Every block, in document order, depth first. */
    public List<BlockOutline> blocks() {
        List<BlockOutline> blocks = new ArrayList<>();
        collect(body, blocks);
        return blocks;
    }

    /** The blocks whose states are all known. */
    public List<BlockOutline> completeBlocks() {
        List<BlockOutline> blocks = blocks();
        return loneState ? blocks.subList(1, blocks.size()) : blocks;
    }

    private static void collect(BlockOutline block, List<BlockOutline> blocks) {
        blocks.add(block);
        for (StateOutline state : block.states()) {
            for (BlockOutline inner : state.blocks()) {
                collect(inner, blocks);
            }
        }
    }

    /** Visits every state, in document order, depth first. */
    public void forEachState(Consumer<StateOutline> visitor) {
        for (BlockOutline block : blocks()) {
            block.states().forEach(visitor);
        }
    }
}
