package dev.baton.engine.logging;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Gives slf4j loggers of our own. A program names its subclass in {@code META-INF/services}. */
public abstract class LineLogProvider implements SLF4JServiceProvider {
    private final Function<String, LineLogger> making;
    private final ConcurrentMap<String, LineLogger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    /** @param making the logger of a name */
    protected LineLogProvider(Function<String, LineLogger> making) {
        this.making = making;
    }

    @Override
    public final ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, making);
    }

    @Override
    public final IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public final MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public final String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public final void initialize() {
        // Everything is ready when it is made.
    }
}
