package dev.baton.engine.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The operations for each region that clients sign for, as the one-process server has them: it stands for all regions, and what
 * is made in one is not listed in another. Thread-safe.
 */
public final class RegionalOperations implements Function<Optional<String>, Operations> {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}");
    /** AWS has fewer; a client that makes names up must not fill the memory. */
    private static final int MOST = 64;

    private final ApiSettings settings;
    private final Function<ApiSettings, Operations> maker;
    private final Operations usual;
    private final Map<String, Operations> byRegion = new ConcurrentHashMap<>();

    /**
     * @param settings of clients that name no region, or none that is one
     * @param maker makes the operations of one region
     */
    public RegionalOperations(ApiSettings settings, Function<ApiSettings, Operations> maker) {
        this.settings = settings;
        this.maker = maker;
        this.usual = maker.apply(settings);
    }

    @Override
    public Operations apply(Optional<String> region) {
        return region.filter(name -> !name.equals(settings.region()))
                .filter(name -> REGION.matcher(name).matches())
                .filter(name -> byRegion.size() < MOST || byRegion.containsKey(name))
                .map(name -> byRegion.computeIfAbsent(name, missing -> maker.apply(settings.inRegion(missing))))
                .orElse(usual);
    }
}
