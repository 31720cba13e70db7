package dev.keyturn.operations.secret;

import dev.keyturn.engine.connection.ConnectionRequest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Notes by which passwords hosts are reached, as soon as that is known. */
public final class NotedSecrets implements Consumer<ConnectionRequest> {
    private static final Pattern PASSWORD = Pattern.compile("(ansible|winreg)_(\\w+_)?pass(word)?");

    private final DefaultAccount account;
    private final Secrets secrets;

    public NotedSecrets(DefaultAccount account, Secrets secrets) {
        this.account = account;
        this.secrets = secrets;
    }

    @Override
    public void accept(ConnectionRequest request) {
        request.variables().forEach((name, value) -> {
            if (value != null && PASSWORD.matcher(name).matches()) {
                secrets.note(String.valueOf(value));
            }
        });
        Optional.ofNullable(account.apply(DefaultAccount.PASSWORD)).ifPresent(secrets::note);
    }
}
