package dev.baton.engine.encryption;

import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.search.Clue;
import dev.baton.engine.search.ClueQuery;
import dev.baton.engine.search.SearchIndex;
import java.util.List;
import java.util.Optional;

/** An index that gives executions which are encrypted in outline, as lists do. */
public final class SealedSearchIndex implements SearchIndex {
    private final SearchIndex index;

    public SealedSearchIndex(SearchIndex index) {
        this.index = index;
    }

    @Override
    public List<Clue> leads(String stateMachineArn, Clue wanted) {
        return index.leads(stateMachineArn, wanted);
    }

    @Override
    public Optional<ExecutionPage> find(ClueQuery query) {
        return index.find(query).map(SealedSearchIndex::outlined);
    }

    private static ExecutionPage outlined(ExecutionPage page) {
        boolean hides =
                page.heads().stream().anyMatch(head -> head.key().incarnation().isMarked());
        return hides
                ? new ExecutionPage(
                        page.heads().stream()
                                .map(head ->
                                        head.key().incarnation().isMarked() ? SealedExecutionLog.hidden(head) : head)
                                .toList(),
                        page.next())
                : page;
    }
}
