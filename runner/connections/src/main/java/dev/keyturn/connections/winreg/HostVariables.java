package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.kerberos.DefaultCache;
import dev.keyturn.connections.winreg.kerberos.Proof;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.module.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A host's variables as texts, and the account that they and the environment name. */
final class HostVariables {
    private final ConnectionRequest request;
    private final UnaryOperator<String> environment;

    HostVariables(ConnectionRequest request, UnaryOperator<String> environment) {
        this.request = request;
        this.environment = environment;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(request.variables().get(name)).map(String::valueOf).filter(text -> !text.isBlank());
    }

    private String text(String name, String outside) {
        return text(name).or(() -> Optional.ofNullable(environment.apply(outside)).filter(text -> !text.isBlank())).orElse("");
    }

    /** One of a few words. */
    String choice(String name, String usual, List<String> known) throws ConnectionException {
        String text = text(name).orElse(usual);
        if (!known.contains(text)) {
            throw new ConnectionException("the variable '" + name + "' of the host " + request.host() + " is '" + text + "'; expected "
                    + String.join(" or ", known) + Nearest.hint(text, known));
        }
        return text;
    }

    /** Whether nobody is named, and so whoever is logged on here is meant where there is such a thing. */
    boolean nameNobody() {
        return text("ansible_user", "KEYTURN_USER").isEmpty() && text("ansible_password", "KEYTURN_PASSWORD").isEmpty() && text("winreg_keytab").isEmpty();
    }

    /** Who logs on: with a keytab, else a password, else a ticket cache. */
    Account account(LogonWay way) throws ConnectionException {
        String user = text("ansible_user", "KEYTURN_USER");
        String password = text("ansible_password", "KEYTURN_PASSWORD");
        Optional<String> keytab = way == LogonWay.NTLM ? Optional.empty() : text("winreg_keytab");
        if (!user.isBlank() && keytab.isPresent()) {
            return Account.of(user, new Proof.Keytab(Path.of(keytab.get())));
        }
        if (!user.isBlank() && !password.isEmpty()) {
            return Account.of(user, password);
        }
        if (way != LogonWay.NTLM && keytab.isEmpty() && password.isEmpty()) {
            Path cache = DefaultCache.path(environment);
            if (Files.exists(cache)) {
                return Account.of(user, new Proof.TicketCache(cache));
            }
        }
        throw missing(user, way);
    }

    private ConnectionException missing(String user, LogonWay way) {
        String kerberos = way == LogonWay.NTLM ? "" : ". For Kerberos 'winreg_keytab' does instead of a password, or a ticket from kinit";
        return new ConnectionException("the host " + request.host() + " needs an account and has no "
                + (user.isBlank() ? "user" : "password for " + user) + ": set 'ansible_user' and 'ansible_password', or KEYTURN_USER and"
                + " KEYTURN_PASSWORD in the environment" + kerberos);
    }
}
