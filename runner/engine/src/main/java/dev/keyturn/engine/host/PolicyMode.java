package dev.keyturn.engine.host;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.variables.Variables;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Nearest;
import dev.keyturn.module.PolicyAccess.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the variable {@code gpo} says is to be done where a Group Policy will set back what is written. */
public final class PolicyMode {
    private static final String NAME = "gpo";
    private static final List<String> KNOWN = Arrays.stream(Mode.values()).map(mode -> mode.name().toLowerCase(Locale.ROOT)).toList();

    private PolicyMode() {
    }

    /**
     * As a task sees it; empty if nothing says anything.
     *
     * @throws TemplateException if it cannot be evaluated
     * @throws ModuleFailure     if it is no such word
     */
    public static Optional<Mode> of(Templates templates, Variables variables) throws TemplateException, ModuleFailure {
        if (!variables.containsKey(NAME)) {
            return Optional.empty();
        }
        String word = String.valueOf(templates.render(variables.get(NAME), variables));
        return Optional.of(mode(word).orElseThrow(() -> new ModuleFailure("the variable 'gpo' is " + wrong(word))));
    }

    /** Whether a host is one on which nothing may be written that a policy sets back; what cannot be told is told by the first task. */
    public static boolean refuses(Templates templates, Variables variables) {
        try {
            return of(templates, variables).equals(Optional.of(Mode.REFUSE));
        } catch (TemplateException | ModuleFailure e) {
            return false;
        }
    }

    /**
     * As the host's own variables say it: {@code warn}, if they do not.
     *
     * @throws ConnectionException if it is no such word
     */
    public static Mode of(ConnectionRequest request) throws ConnectionException {
        Object word = request.variables().get(NAME);
        return word == null ? Mode.WARN : mode(String.valueOf(word)).orElseThrow(() -> new ConnectionException("the variable 'gpo' of the host "
                + request.host() + " is " + wrong(String.valueOf(word))));
    }

    private static Optional<Mode> mode(String word) {
        return Arrays.stream(Mode.values()).filter(mode -> mode.name().equalsIgnoreCase(word)).findFirst();
    }

    private static String wrong(String word) {
        return "'" + word + "'; expected " + String.join(" or ", KNOWN) + Nearest.hint(word, KNOWN);
    }
}
