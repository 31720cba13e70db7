package dev.keyturn.operations.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which commit a folder is at, asked of {@code git} while the run goes on, since the answer takes a while in a large repository. Where there
 * is no git or no repository there is no answer.
 */
public final class PlaybookSource {
    /** A run that is over waits so long for it and no longer. */
    private static final long SECONDS = 5;

    private final CompletableFuture<Optional<Commit>> answer;

    private PlaybookSource(CompletableFuture<Optional<Commit>> answer) {
        this.answer = answer;
    }

    /**
     * A state of the playbooks.
     *
     * @param id    the commit's full hash
     * @param dirty whether files differ from it
     */
    public record Commit(String id, boolean dirty) {
    }

    /** Begins to ask. */
    public static PlaybookSource ask(Path folder) {
        return new PlaybookSource(CompletableFuture.supplyAsync(() -> git(folder, List.of(), "rev-parse", "HEAD").map(id -> new Commit(id,
                git(folder, filters(folder), "status", "--porcelain", "--untracked-files=normal", "--ignore-submodules=all", ".")
                        .filter(String::isEmpty).isEmpty()))));
    }

    /** The programs that a repository wants its files to go through, each a setting of its own. */
    private static List<String> filters(Path folder) {
        return git(folder, List.of(), "config", "--name-only", "--get-regexp", "^filter[.].*[.](clean|process)$").map(names -> names.lines().toList())
                .orElse(List.of());
    }

    /**
     * Asks {@code git}, which runs no program that the repository names: a folder of playbooks may have come from anywhere.
     *
     * @param emptied settings of the repository that do not count
     */
    private static Optional<String> git(Path folder, List<String> emptied, String... arguments) {
        try {
            ProcessBuilder git = new ProcessBuilder("git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
                    "-C", folder.toString());
            git.command().addAll(List.of(arguments));
            git.environment().put("GIT_CONFIG_COUNT", String.valueOf(emptied.size()));
            for (int i = 0; i < emptied.size(); i++) {
                git.environment().put("GIT_CONFIG_KEY_" + i, emptied.get(i));
                git.environment().put("GIT_CONFIG_VALUE_" + i, "");
            }
            Process process = git.redirectError(ProcessBuilder.Redirect.DISCARD).redirectInput(ProcessBuilder.Redirect.PIPE).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The answer, if it comes soon enough. */
    public Optional<Commit> commit() {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
