package dev.keyturn.connections.winreg;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.module.PolicyFiles.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The files of policies that a run has read: each once for all hosts, however many ask at the same moment. A server that refuses the account is
 * asked once, and that has no consequences for the hosts themselves.
 */
final class SysvolFiles {
    private final Timeouts patience;
    private final Tickets tickets;
    private final Logons logons = new Logons();
    private final Map<Key, CompletableFuture<Answer>> known = new ConcurrentHashMap<>();

    /** Who asks for what, and by which ways: what one is refused another may get. */
    private record Key(String path, Account account, LogonWay way, SysvolPlace place) {
    }

    SysvolFiles(Timeouts patience, Tickets tickets) {
        this.patience = patience;
        this.tickets = tickets;
    }

    /**
     * Gives files, and reads those that nobody has asked for yet.
     *
     * @param read reads some of them
     */
    Map<SharePath, Answer> get(List<SharePath> paths, WinregSettings settings, SysvolPlace place,
                               Function<List<SharePath>, Map<SharePath, Answer>> read) {
        Map<SharePath, CompletableFuture<Answer>> wanted = new LinkedHashMap<>();
        List<SharePath> ours = new ArrayList<>();
        for (SharePath path : paths) {
            Key key = new Key(path.toString().toLowerCase(Locale.ROOT), settings.account(), settings.way(), place);
            wanted.put(path, known.computeIfAbsent(key, k -> {
                ours.add(path);
                return new CompletableFuture<>();
            }));
        }
        // what others wait for comes first, so nobody waits in a circle
        complete(ours, wanted, read);
        Map<SharePath, Answer> answers = new LinkedHashMap<>();
        wanted.forEach((path, answer) -> answers.put(path, answer.join()));
        return answers;
    }

    private static void complete(List<SharePath> ours, Map<SharePath, CompletableFuture<Answer>> wanted,
                                 Function<List<SharePath>, Map<SharePath, Answer>> read) {
        if (ours.isEmpty()) {
            return;
        }
        Map<SharePath, Answer> answers = Map.of();
        try {
            answers = read.apply(ours);
        } finally {
            for (SharePath path : ours) {
                wanted.get(path).complete(answers.getOrDefault(path, Answer.unknown(path + " was not read")));
            }
        }
    }

    /** Reads files in a session of its own. */
    Map<SharePath, Answer> readAt(WinregSettings server, List<SharePath> paths) {
        try (SmbLink link = SmbLink.forFiles(server, patience, new SmbLogon(server, patience, logons, tickets))) {
            return new SmbFiles(link.session()).read(paths);
        } catch (ConnectionException e) {
            Map<SharePath, Answer> answers = new LinkedHashMap<>();
            paths.forEach(path -> answers.put(path, Answer.unknown(path + " cannot be read: " + e.getMessage())));
            return answers;
        }
    }
}
