package dev.baton.engine.api.extension;

import dev.baton.engine.api.PageTokens;
import dev.baton.engine.api.Ports;
import dev.baton.engine.log.LogGrowth;
import dev.baton.engine.records.SideRecords;
import dev.baton.engine.search.SearchIndex;
import dev.baton.engine.token.TaskTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the own actions stand on.
 *
 * @param api what the API stands on
 * @param index by what executions are found
 * @param growth when logs grow, where that can be known
 * @param records batches, claims, changes
 * @param pages seals page tokens
 * @param tokens of tasks
 * @param background does work after the answer
 * @param turn how long a request that begins a batch or asks for one works at it; zero where {@code background} brings it to its end
 * @param ids random ones
 */
public record ExtensionPorts(
        Ports api,
        SearchIndex index,
        LogGrowth growth,
        SideRecords records,
        PageTokens pages,
        TaskTokens tokens,
        Consumer<Runnable> background,
        Duration turn,
        InstantSource clock,
        Supplier<UUID> ids) {}
