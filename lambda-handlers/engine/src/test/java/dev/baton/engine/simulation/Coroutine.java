package dev.baton.engine.simulation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A piece of work that can be left in the middle and gone on with, on one thread: what a virtual thread is made of, without its
 * scheduler, so that the simulation decides who runs. Work that is not gone on with is garbage: it died. Reached by method
 * handles because the class is the JDK's own; the test JVM is started with {@code --add-exports}.
 */
final class Coroutine {
    private static final Object SCOPE;
    private static final MethodHandle NEW;
    private static final MethodHandle RUN;
    private static final MethodHandle YIELD;
    private static final MethodHandle DONE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
            Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
            SCOPE = scope.getConstructor(String.class).newInstance("simulation");
            NEW = lookup.findConstructor(continuation, MethodType.methodType(void.class, scope, Runnable.class))
                    .bindTo(SCOPE)
                    .asType(MethodType.methodType(Object.class, Runnable.class));
            RUN = lookup.findVirtual(continuation, "run", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
            DONE = lookup.findVirtual(continuation, "isDone", MethodType.methodType(boolean.class))
                    .asType(MethodType.methodType(boolean.class, Object.class));
            YIELD = lookup.findStatic(continuation, "yield", MethodType.methodType(boolean.class, scope))
                    .bindTo(SCOPE);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Object continuation;

    Coroutine(Runnable work) {
        try {
            this.continuation = (Object) NEW.invokeExact(work);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Runs it until it leaves off; false once it has ended. */
    boolean run() {
        try {
            RUN.invokeExact(continuation);
            return !(boolean) DONE.invokeExact(continuation);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Leaves off: {@link #run} of whoever runs this returns. */
    static void leaveOff() {
        try {
            boolean unused = (boolean) YIELD.invokeExact();
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    private static RuntimeException rethrown(Throwable e) {
        if (e instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e);
    }
}
