package dev.keyturn.engine.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on several hosts at once, at most as many as {@code --forks} says. A lone host costs no thread. */
public final class Workers implements AutoCloseable {
    private final int forks;
    private ExecutorService threads;

    /** At most this many at once. */
    public Workers(int forks) {
        this.forks = forks;
    }

    /** The results in the order of the items. */
    public <T, R> List<R> map(List<T> items, Function<T, R> work) {
        if (items.size() == 1 || forks == 1) {
            return items.stream().map(work).toList();
        }
        if (threads == null) {
            threads = Executors.newFixedThreadPool(Math.min(forks, 1_000));
        }
        List<Future<R>> running = new ArrayList<>();
        items.forEach(item -> running.add(threads.submit(() -> work.apply(item))));
        List<R> results = new ArrayList<>();
        running.forEach(future -> results.add(result(future)));
        return results;
    }

    /** Does something with each item. */
    public <T> void each(List<T> items, Consumer<T> work) {
        map(items, item -> {
            work.accept(item);
            return item;
        });
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException mistake ? mistake : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdown();
        }
    }
}
